import { letAllApprove } from '#adapters/local/rehearsal-room.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { sha256 } from '#core/sha256.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';
import { VersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { type CraftedDrop, craftDrop, uploadCrafted } from '#proof/rehearsal/drop.ts';
import { writePart } from '#proof/rehearsal/parquet.ts';
import {
  approveAll,
  openTestRoom,
  type RoomOptions,
  type TestRoom,
} from '#proof/rehearsal/room.ts';

const ACCOUNTS = { brand: '222222222222', publisher: '333333333333' } as const;
export type TestParty = keyof typeof ACCOUNTS;

const flowAgreement = (terms: object): AgreementWithDigest =>
  testAgreement({
    id: 'flow-room',
    analyses: { brand: ['overlap', 'segments'], publisher: ['overlap'] },
    privacy: { ...TEST_TERMS, ...terms },
  });

/** The same with sealed drops. */
export const sealedFlowAgreement = (): AgreementWithDigest =>
  testAgreement({
    ...{ airlock: 2, id: 'flow-room', drops: { sealed: true } },
    analyses: { brand: ['overlap', 'segments'], publisher: ['overlap'] },
  });

/** A room of this process, dressed as a deployed one. */
export interface FlowRoom extends RoomPorts {
  readonly folder: string;
  readonly signed: AgreementWithDigest;
  readonly collaboration: string;
  now: Date;
  dropBucketOf(party: string): string | undefined;
}

/** How a room is made, by which agreement, and whether both parties approved it already. */
interface Beginning {
  /** In a folder, if left out. */
  readonly open?: (options: RoomOptions) => Promise<TestRoom<RoomPorts>>;
  readonly standing?: 'approved' | 'proposed';
  /** In the place of the usual one. */
  readonly agreement?: AgreementWithDigest;
}

/** Opens a room whose agreement both parties approved, or nobody yet. `terms` replaces terms of privacy. */
export const openFlowRoom = async (
  terms: object = {},
  { open = openTestRoom, standing = 'approved', agreement = flowAgreement(terms) }: Beginning = {},
): Promise<FlowRoom> => {
  const base = await open({ agreement });
  if (standing === 'approved') await approveAll(base);
  const clock = { now: () => room.now };
  const { objects, keyRing } = base.ports;
  const room: FlowRoom = {
    ...base.ports,
    clock,
    ledger: new ObjectLedger({ objects, keyRing, clock }),
    now: new Date(),
    folder: base.folder,
    signed: base.signed,
    collaboration: base.signed.agreement.id,
    dropBucketOf: (party) => (party in ACCOUNTS ? `drops-${party}` : undefined),
  };
  return room;
};

/** Puts the agreement with another purpose on the table, where nobody approved it yet. */
export const proposeChange = async (room: FlowRoom, purpose: string): Promise<void> => {
  await proposeAgreement(room)(withDigest({ ...room.signed.agreement, purpose }), 'brand');
};

/** The same, approved by both parties. */
export const changeAgreement = async (room: FlowRoom, purpose: string): Promise<void> => {
  await proposeChange(room, purpose);
  await letAllApprove(room, room.signed.agreement);
};

/** Rows of a part: email, phone, attribute. */
export type FlowRow = readonly [string | null, string | null, string];

/** Digest of a made-up identifier. */
export const emailOf = (n: number): string => sha256(`person${n}@example.org`);
const phoneOf = (n: number): string => sha256(`+4474${n}`);

/** People number `from` to `to - 1` of a party. */
export const people = (party: TestParty, from: number, to: number): FlowRow[] =>
  Array.from({ length: to - from }, (_, at) => {
    const values = party === 'brand' ? ['gold', 'silver'] : ['mobile', 'desktop'];
    return [emailOf(from + at), phoneOf(from + at), values[at % 2] ?? ''];
  });

/** A drop of a party: parts of rows, and what is changed of its honest manifest. */
export interface FlowDrop {
  readonly party: TestParty;
  readonly parts: readonly (readonly FlowRow[])[];
  readonly preparedAt?: string;
  /** The first columns, which alone are in the parts, against what the manifest says. */
  readonly columns?: readonly string[];
}

/** Writes and uploads a drop, sealed where the agreement asks for it; it waits to be accepted. */
export const arrive = async (
  room: FlowRoom,
  { party, parts, preparedAt, columns }: FlowDrop,
  sealing?: DropSealing,
): Promise<ArrivedDrop> => {
  const spoil: CraftedDrop['spoil'] = async (paths) => {
    if (columns)
      for (const [at, path] of paths.entries())
        await writePart(path, columns, parts[at]?.map((row) => row.slice(0, columns.length)) ?? []);
  };
  const manifest: CraftedDrop['manifest'] = (honest) =>
    preparedAt === undefined
      ? honest
      : { ...honest, preparedAt, drop: sha256(honest.drop + preparedAt).slice(0, 32) };
  const kinds = ['email', 'phone'] as const;
  const drop = await craftDrop(room, { party, parts, kinds, spoil, manifest });
  return uploadCrafted({ ports: room, signed: room.signed, sealing }, party, drop);
};

/** What EventBridge tells of a drop's manifest. */
export const manifestEvent = (
  { party, dataset, drop }: ArrivedDrop,
  changes: { readonly id?: string; readonly bucket?: string; readonly key?: string } = {},
) => ({
  version: '0',
  id: changes.id ?? 'event-1',
  source: 'aws.s3',
  'detail-type': 'Object Created',
  account: '111111111111',
  detail: {
    bucket: { name: changes.bucket ?? `drops-${party}` },
    object: { key: changes.key ?? `drops/${party}/${dataset}/${drop}/manifest.json`, size: 1 },
    reason: 'PutObject',
  },
});

/** A question as the function URL hands it on. */
export const questionEvent = (
  party: TestParty,
  body: unknown,
  accountId: string = ACCOUNTS[party],
) => ({
  version: '2.0',
  headers: { 'content-type': 'application/json' },
  requestContext: {
    authorizer: { iam: { accountId, userArn: `arn:aws:iam::${accountId}:role/x` } },
  },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isBase64Encoded: false,
});

/** Keys under a prefix. */
export const keysIn = async (room: FlowRoom, prefix: string): Promise<readonly string[]> =>
  (await room.objects.list(prefix)).map(({ key }) => key);

/** The one report of a room, without its seal, fingerprint and what the store says of its files, which no two rooms share. */
export const storedReport = async ({ objects }: FlowRoom): Promise<unknown> => {
  const [stored, ...others] = await objects.list('reports/');
  if (!stored || others.length > 0) throw new Error('this room has no report, or several');
  const { seal, files, fingerprint, ...told } = VersionReport.parse(
    JSON.parse(new TextDecoder().decode(await objects.get(stored.key))),
  );
  return { ...told, files: files.map(({ etag, ...file }) => file) };
};

/** How drops ended, in the order of the ledger. */
export const endings = async (room: FlowRoom): Promise<readonly string[]> =>
  (await room.ledger.entries())
    .map(({ event }) => event.type)
    .filter((type) => type === 'dataset-published' || type === 'drop-refused');
