import { AREAS, type Area } from '#core/access/areas.ts';
import type { FunctionName } from '#core/access/functions.ts';
import type { Actor } from '#core/audit/reconcile/actor.ts';
import { formOfKey, type KeyForm } from '#core/room-layout.ts';

/** The area that a form of key lies in; none where a deployed room has no such object. */
const AREA_OF: Readonly<Record<KeyForm, Area | undefined>> = {
  ledgerEntry: 'entries',
  ledgerHead: 'head',
  ledgerCheckpoint: 'checkpoints',
  agreement: 'agreements',
  drop: 'drops',
  staged: 'staging',
  tokens: 'vault',
  report: 'reports',
  intake: 'intake',
  release: 'releases',
  match: 'matches',
  link: 'links',
  list: 'lists',
  marks: 'tombstones',
};

/** An object of the room; without an area, one that the room itself cannot have made. */
export interface RoomObject {
  readonly bucket: string;
  readonly key: string;
  readonly area: Area | undefined;
}

/** The object that lies at a key of a bucket of the room. */
export const roomObject = (
  place: Pick<RoomObject, 'bucket' | 'key'>,
  bucketIs: string,
): RoomObject => {
  const form = formOfKey(place.key);
  const area = form && AREA_OF[form];
  return { ...place, area: area && AREAS[area].bucket === bucketIs ? area : undefined };
};

interface Called {
  readonly eventId: string;
  /** Milliseconds since 1970, of a whole second. */
  readonly at: number;
  readonly actor: Actor;
  /** Who it was, as people read it; of others. */
  readonly by: string;
  /** The credentials that it was signed with: one process of a function has one at a time. */
  readonly credential: string;
}

/** A call that the ledger must explain. */
export type RoomCall = Called &
  (
    | { readonly kind: 'seal' }
    | { readonly kind: 'token-key' }
    | { readonly kind: 'opening' }
    | { readonly kind: 'decrypt'; readonly bucket: string; readonly key: string | undefined }
    | { readonly kind: 'read'; readonly object: RoomObject }
    /** `lost`: it was to fail if the key was taken, and it was. */
    | { readonly kind: 'write'; readonly object: RoomObject; readonly lost: boolean }
    | { readonly kind: 'query'; readonly execution: string; readonly workgroup: string }
    | { readonly kind: 'invocation'; readonly of: FunctionName; readonly request: string }
    | { readonly kind: 'execution'; readonly name: string }
  );
export type CallKind = RoomCall['kind'];
export type CallOf<Kind extends CallKind> = Extract<RoomCall, { readonly kind: Kind }>;

/** Those of one kind. */
export const ofKind = <Kind extends CallKind>(
  calls: readonly RoomCall[],
  kind: Kind,
): readonly CallOf<Kind>[] => calls.filter((call): call is CallOf<Kind> => call.kind === kind);

/** The function that made a call by its own role, if one did. */
export const functionBehind = ({ actor }: RoomCall): FunctionName | undefined =>
  actor.is === 'function' ? actor.name : undefined;
