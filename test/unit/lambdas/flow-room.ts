import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { localDeps } from '#adapters/local/deps.ts';
import { makeKeys } from '#adapters/local/file-key-ring.ts';
import { Agreement } from '#core/agreement/agreement.ts';
import { type SignedAgreement, signAgreement } from '#core/agreement/parse-agreement.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { sha256 } from '#core/sha256.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drop-outcome.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { uploadDrop } from '#core/usecases/upload-drop.ts';

const ACCOUNTS = { brand: '222222222222', publisher: '333333333333' } as const;
export type TestParty = keyof typeof ACCOUNTS;

const agreement = (terms: object): SignedAgreement =>
  signAgreement(
    Agreement.parse({
      airlock: 1,
      id: 'flow-room',
      operator: '111111111111',
      parties: [
        { id: 'brand', role: 'advertiser', account: ACCOUNTS.brand },
        { id: 'publisher', role: 'publisher', account: ACCOUNTS.publisher },
      ],
      identifiers: { profile: 'plain', kinds: ['email', 'phone'] },
      datasets: {
        brand: { customers: { attributes: { tier: ['gold', 'silver'] } } },
        publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
      },
      analyses: { brand: ['overlap', 'segments'], publisher: ['overlap'] },
      privacy: {
        noise: 'none',
        k: 50,
        roundTo: 5,
        minimumChange: 50,
        minimumDataset: 100,
        epsilon: 0.5,
        epsilonBudget: 10,
        budgetPeriodDays: 30,
        maxRejectShare: 0.05,
        ...terms,
      },
      retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365 },
      purpose: 'Count shared people in tests of the flow.',
      legalBasis: 'consent',
    }),
  );

/** A local room, dressed as a deployed one. */
export interface FlowRoom extends RoomPorts {
  readonly folder: string;
  readonly keysFolder: string;
  readonly signed: SignedAgreement;
  readonly collaboration: string;
  now: Date;
  dropBucketOf(party: string): string | undefined;
}

const opened: { readonly folder: string; close(): Promise<void> }[] = [];

/** Opens a room that both parties approved. `terms` replaces terms of privacy. */
export const openFlowRoom = async (terms: object = {}): Promise<FlowRoom> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-flow-'));
  await makeKeys(join(folder, 'keys'));
  const ports = await localDeps(folder);
  const signed = agreement(terms);
  const room: FlowRoom = {
    ...ports,
    clock: { now: () => room.now },
    now: new Date(),
    folder,
    signed,
    collaboration: signed.agreement.id,
    dropBucketOf: (party) => (party in ACCOUNTS ? `drops-${party}` : undefined),
  };
  await proposeAgreement(room)(signed);
  for (const party of Object.keys(ACCOUNTS)) await approveAgreement(room)(party);
  opened.push({ folder, close: () => ports.close() });
  return room;
};

/** Removes the rooms of a test. */
export const closeFlowRooms = async (): Promise<void> => {
  for (const room of opened.splice(0)) {
    await room.close();
    await rm(room.folder, { recursive: true, force: true });
  }
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

const writePart = async (
  path: string,
  columns: readonly string[],
  rows: readonly FlowRow[],
): Promise<void> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const text = (value: string | null): string => (value === null ? 'null' : quoteText(value));
  const values = rows
    .map((row) => `(${row.slice(0, columns.length).map(text).join(', ')})`)
    .join(', ');
  const names = columns.map((name) => `${quoteName(name)} varchar`).join(', ');
  await connection.run(`create table part (${names})`);
  await connection.run(`insert into part values ${values}`);
  await connection.run(`copy part to ${quoteText(path)} (format parquet)`);
  connection.closeSync();
  instance.closeSync();
};

/** A drop of a party: parts of rows, and what is changed of its honest manifest. */
export interface FlowDrop {
  readonly party: TestParty;
  readonly parts: readonly (readonly FlowRow[])[];
  readonly preparedAt?: string;
  /** Columns of the parts, if not those that the manifest says. */
  readonly columns?: readonly string[];
}

/** Writes and uploads a drop; it waits to be accepted. */
export const arrive = async (room: FlowRoom, drop: FlowDrop): Promise<ArrivedDrop> => {
  const { agreement, digest } = room.signed;
  const [dataset = ''] = Object.keys(agreement.datasets[drop.party] ?? {});
  const attributes = Object.keys(agreement.datasets[drop.party]?.[dataset]?.attributes ?? {});
  const folder = await mkdtemp(join(room.folder, 'party-'));
  const parts = [];
  for (const [at, rows] of drop.parts.entries()) {
    const file = `part-${String(at + 1).padStart(4, '0')}.parquet`;
    await writePart(join(folder, file), drop.columns ?? ['email', 'phone', ...attributes], rows);
    parts.push({ file, rows: rows.length, ...(await room.workspace.checksum(join(folder, file))) });
  }
  const manifest = Manifest.parse({
    airlock: 1,
    collaboration: agreement.id,
    agreement: digest,
    profile: 'plain',
    party: drop.party,
    dataset,
    kinds: ['email', 'phone'],
    attributes,
    parts,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    preparedAt: drop.preparedAt ?? '2026-11-02T08:00:00.000Z',
    consent: { basis: 'attested', statement: 'everybody agreed' },
  });
  return uploadDrop(room)(drop.party, { manifest, pathOf: (file) => join(folder, file) });
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
