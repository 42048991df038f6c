import { z } from 'zod';
import { type AirlockError, refusal } from '#core/errors.ts';
import { Id } from '#core/ledger/fields.ts';
import type { Erasure, PublishedVersion, RoomState } from '#core/ledger/room-state.ts';
import { PartyId } from '#core/names.ts';

/** Why people are taken out: they asked to be forgotten (GDPR 17), or object to being used (GDPR 21). */
export const ERASURE_REASONS = ['erasure', 'objection'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Why people are taken out, and the day on which their party was asked to. */
export interface ErasureTerms {
  readonly reason: ErasureReason;
  /** As 2026-11-27. */
  readonly received: string;
}

/** What the ledger says of a request: whose it is, and when it came and is due. Nothing of whom it is about. */
export const ERASURE = {
  party: PartyId,
  /** Drawn when the list of the request was prepared. */
  request: Id,
  reason: z.enum(ERASURE_REASONS),
  /** The day on which the party was asked. */
  received: z.iso.date(),
  /** The day by which it has to be done (GDPR 12(3)). */
  due: z.iso.date(),
};

/** Does the ledger know a request, of either kind, whether or not it is done? */
export const isRequest = ({ erasures, lifted }: RoomState, request: string): boolean =>
  erasures.has(request) || lifted.has(request);

/** Are the people of a request to forget out of the room? */
export const isDone = ({ erasures }: RoomState, request: string): boolean =>
  erasures.get(request)?.ended !== undefined;

/** Requests that began and are not done, the first one first; of one party, or of all. */
export const erasuresUnderWay = ({ erasures }: RoomState, party?: string): readonly Erasure[] =>
  [...erasures.values()].filter(
    (each) => each.ended === undefined && (party === undefined || each.party === party),
  );

/** Is somebody being forgotten right now? Every question and list touches both parties' data. */
export const isErasing = (state: RoomState): boolean => erasuresUnderWay(state).length > 0;

/** Does the room hold a version, and is not about to put another in its place? Then its files are all to be there. */
export const isSettled = (
  state: RoomState,
  { version, party }: Pick<PublishedVersion, 'version' | 'party'>,
): boolean => !state.expired.has(version) && erasuresUnderWay(state, party).length === 0;

/** The versions whose files are all to be there. */
export const settledVersions = (state: RoomState): readonly PublishedVersion[] =>
  state.versions.filter((version) => isSettled(state, version));

/** The refusal of whatever has to wait until people are forgotten. */
export const erasureUnderWay = (): AirlockError =>
  refusal(
    'erasure-under-way',
    'People are being taken out of the room: try again in a moment; if it does not end, "airlock room upkeep" goes on with it.',
  );

/** Throws AirlockError('refused') for a drop of a party that is having people forgotten. The drop stays where it is. */
export const requireNoErasure = (state: RoomState, party: string): void => {
  if (erasuresUnderWay(state, party).length > 0) throw erasureUnderWay();
};
