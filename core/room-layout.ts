import { type DropId, MANIFEST_FILE } from '#core/drop-files.ts';
import { TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';

/** Where the entries of the ledger lie. */
export const LEDGER_PREFIX = 'ledger/';
/** The note of how far the ledger has come. */
export const LEDGER_HEAD_KEY = 'ledger-head.json';

/** Key of a ledger entry: twelve digits, so that key order is ledger order. */
export const ledgerKey = (sequence: number): string =>
  `${LEDGER_PREFIX}${String(sequence).padStart(12, '0')}.json`;

const ENTRY_KEY = /^ledger\/(\d{12})\.json$/;

/** Which entry lies at a key; undefined if none can. */
export const ledgerSequence = (key: string): number | undefined => {
  const sequence = Number(ENTRY_KEY.exec(key)?.[1] ?? 0);
  return sequence > 0 ? sequence : undefined;
};

/** Key of the checkpoint whose last entry this is. */
export const checkpointKey = (sequence: number): string =>
  `ledger-checkpoints/${String(sequence).padStart(12, '0')}.ndjson`;

/** Key of an agreement that was proposed, by its digest. */
export const agreementKey = (digest: string): string => `agreements/${digest}.json`;

/** A named list of a party. */
export interface DatasetId {
  readonly party: string;
  readonly dataset: string;
}

/** Where the parts and the manifest of a drop wait to be accepted. */
export const dropPrefix = ({ party, dataset }: DatasetId, drop: DropId): string =>
  `drops/${party}/${dataset}/${drop}/`;

/** Key of a drop's manifest, which is put last. */
export const manifestKey = (id: DatasetId, drop: DropId): string =>
  `${dropPrefix(id, drop)}${MANIFEST_FILE}`;

const DROP_KEY = /^drops\/([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)$/;

/** A file in a drop zone. */
export interface DropFile extends DatasetId {
  readonly drop: DropId;
  readonly file: string;
}

/** The file of a drop that lies at a key; undefined for any other key. */
export const dropFileOf = (key: string): DropFile | undefined => {
  const [, party, dataset, drop, file] = DROP_KEY.exec(key) ?? [];
  return party && dataset && drop && file
    ? { party, dataset, drop: drop as DropId, file }
    : undefined;
};

/** A version of a dataset in the vault. */
export interface VersionId extends DatasetId {
  readonly collaboration: string;
  readonly epoch: number;
  readonly version: string;
}

/** Where all versions of a party lie. */
export const partyPrefix = (id: Pick<VersionId, 'collaboration' | 'party'>): string =>
  `vault/collaboration=${id.collaboration}/party=${id.party}/`;

/** Where all versions of a dataset lie. */
export const datasetPrefix = (id: Omit<VersionId, 'version' | 'epoch'>): string =>
  `${partyPrefix(id)}dataset=${id.dataset}/`;

/** Where those lie that were tokenised in one epoch. */
export const epochPrefix = (id: Omit<VersionId, 'version'>): string =>
  `${datasetPrefix(id)}epoch=${id.epoch}/`;

/** Where one version lies in the vault. */
export const versionPrefix = (id: VersionId): string => `${epochPrefix(id)}version=${id.version}/`;

/** Where the token files of one kind of a version lie. */
export const kindPrefix = (id: VersionId, kind: TokenKind): string =>
  `${versionPrefix(id)}kind=${kind}/`;

/** A shard's folder under that of a kind. */
const shardFolder = (shard: string): string => `shard=${shard}/`;

/** The token file of a shard, under the folder of its kind. */
export const shardFile = (shard: string): string => `${shardFolder(shard)}tokens.parquet`;

/** Key of a token file of a version: `file` is that of a shard, or in an older room that of a part. */
export const tokenFileKey = (id: VersionId, kind: TokenKind, file: string): string =>
  `${kindPrefix(id, kind)}${file}`;

const TOKEN_FILE = /\/version=[^/]+\/kind=([^/]+)\/(?:shard=\d{3}\/tokens|part-\d{4})\.parquet$/;

/** The kind of a version's token file, by its key; undefined if the key is of something else. */
export const kindOfTokenFile = (key: string): TokenKind | undefined => {
  const name = TOKEN_FILE.exec(key)?.[1];
  return TOKEN_KINDS.find((kind) => kind === name);
};

/** What the reports of versions whose names begin so begin with. */
export const reportsPrefix = ({ party, dataset }: DatasetId, begins: string): string =>
  `reports/${party}/${dataset}/${begins}`;

/** Report of a published version, which only its own party reads. */
export const reportKey = (id: DatasetId, version: string): string =>
  `${reportsPrefix(id, version)}.json`;

/** Report of a refused drop, by its drop. */
export const refusalReportKey = ({ party, dataset }: DatasetId, drop: DropId): string =>
  `reports/${party}/${dataset}/refused-${drop}.json`;

/** Where answers lie. */
export const RELEASES_PREFIX = 'releases/';

/** Key of an answer that was released. */
export const releaseKey = (release: string): string => `${RELEASES_PREFIX}${release}.json`;

/** Where lists lie. */
export const LISTS_PREFIX = 'lists/';

/** Key of the labels of a list. */
export const listKey = (list: string): string => `${LISTS_PREFIX}${list}.labels`;

/** Name of the version that an attempt at a drop makes; `attempt` is eight hex digits. */
export const attemptName = (drop: DropId, attempt: string): string =>
  `${drop.slice(0, 8)}-${attempt}`;

/** What the name of every attempt at a drop begins with. */
export const attemptsOf = (drop: DropId): string => attemptName(drop, '');

/** An attempt at a drop, by what its version will be called if it is published. */
export type AttemptId = Pick<VersionId, 'party' | 'dataset' | 'version'>;

/** Where the files of all attempts of a party wait. */
export const partyStagingPrefix = (party: string): string => `staging/${party}/`;

/** Where the files of attempts whose names begin so wait, tokenised, until the drop is decided on. */
export const attemptsPrefix = ({ party, dataset }: DatasetId, begins: string): string =>
  `${partyStagingPrefix(party)}${dataset}/${begins}`;

/** Where the parts of one attempt wait. */
export const stagingPrefix = (id: AttemptId): string => `${attemptsPrefix(id, id.version)}/`;

/** What became of one part of an attempt, by the part's name. */
export const partReportKey = (id: AttemptId, part: string): string =>
  `${stagingPrefix(id)}${part}.json`;

/** One kind of identifier in one shard: what is settled by itself. */
export interface KindShard {
  readonly kind: TokenKind;
  readonly shard: string;
}

/** A part's piece of a shard, by the part's file. */
export interface StagedFile extends KindShard {
  readonly file: string;
}

/** Key of what a part has of a shard, as long as it waits. */
export const stagedFileKey = (id: AttemptId, { kind, shard, file }: StagedFile): string =>
  `${stagingPrefix(id)}kind=${kind}/${shardFolder(shard)}${file}`;

/** What became of one kind in one shard of an attempt. */
export const settledReportKey = (id: AttemptId, { kind, shard }: KindShard): string =>
  `${stagingPrefix(id)}settled-${kind}-${shard}.json`;

/** Who lost an identifier of the kind in the shard to an earlier part. */
export const losersKey = (id: AttemptId, { kind, shard }: KindShard): string =>
  `${stagingPrefix(id)}losers-${kind}-${shard}.parquet`;

/** Where it is noted what a party delivered on a day, such as 2026-11-26. */
export const intakePrefix = (party: string, day: string): string => `intake/${party}/${day}/`;

/** One attempt at a drop, and the bytes that its party put there: the name says all of it. */
export const intakeKey = (
  { party, version }: Pick<AttemptId, 'party' | 'version'>,
  { day, bytes }: { readonly day: string; readonly bytes: number },
): string => `${intakePrefix(party, day)}${version}-${bytes}.json`;

const INTAKE_BYTES = /-(\d+)\.json$/;

/** The bytes that such a key tells of. */
export const intakeBytes = (key: string): number => Number(INTAKE_BYTES.exec(key)?.[1] ?? 0);

const NAME = '[a-z][a-z0-9_]{0,31}';
/** Rooms up to 0.6.0 named their drops by half as much. */
const DROP = '[0-9a-f]{16}(?:[0-9a-f]{16})?';
const VERSION = '[0-9a-f]{8}-[0-9a-f]{8}';
const OWN = `(?<version>${VERSION})`;
const PART = String.raw`part-\d{4}`;
const SHARD = String.raw`\d{3}`;
/** Rooms of 0.8.0 settled all kinds of a shard at once. */
const SETTLED = `(?:[a-z_]+-)?${SHARD}`;
const PIECE = String.raw`kind=[a-z_]+/shard=${SHARD}/${PART}\.parquet`;
/** Rooms up to 0.7.0 had one file for each part. */
const TOKENS = String.raw`kind=[a-z_]+/(${PART}|shard=${SHARD}/tokens)\.parquet`;
/** What those had in staging may still lie there. */
const OLD_PIECE = String.raw`kind=[a-z_]+/${PART}\.parquet`;

const FORMS = {
  ledgerEntry: String.raw`ledger/\d{12}\.json`,
  ledgerHead: String.raw`ledger-head\.json`,
  ledgerCheckpoint: String.raw`ledger-checkpoints/\d{12}\.ndjson`,
  agreement: String.raw`agreements/[0-9a-f]{64}\.json`,
  drop: String.raw`drops/${NAME}/${NAME}/${DROP}/(${PART}\.parquet|manifest\.json|asks\.json)`,
  staged: String.raw`staging/${NAME}/${NAME}/${VERSION}/(${PART}\.json|settled-${SETTLED}\.json|losers-${SETTLED}\.parquet|${PIECE}|${OLD_PIECE})`,
  tokens: String.raw`vault/collaboration=[a-z0-9-]+/party=${NAME}/dataset=${NAME}/epoch=\d+/version=${OWN}/${TOKENS}`,
  report: String.raw`reports/${NAME}/${NAME}/(${OWN}|refused-${DROP})\.json`,
  intake: String.raw`intake/${NAME}/\d{4}-\d{2}-\d{2}/${VERSION}-\d+\.json`,
  release: String.raw`releases/[0-9a-f]{32}\.json`,
  list: String.raw`lists/[0-9a-f]{32}\.labels`,
  match: String.raw`matches/collaboration=[a-z0-9-]+/counted=${VERSION}/other=${VERSION}/on=[a-z_]+(?:-[a-z_]+)*/(match\.parquet|text/match\.csv|seal\.json)`,
  marks: String.raw`tombstones/party=${NAME}/request=[0-9a-f]{32}/(kind=[a-z_]+\.parquet|marks\.json|successors\.json)`,
  link: String.raw`links/collaboration=[a-z0-9-]+/counted=${VERSION}/other=${VERSION}/on=[a-z_]+(?:-[a-z_]+)*/events=${VERSION}/(link\.parquet|text/link\.csv|seal\.json)`,
} as const;

/** What an object of a room can be, by its key. */
export type KeyForm = keyof typeof FORMS;

/** Every form that a key of a room can have. */
const KEY_FORMS = Object.entries(FORMS).map(
  ([name, form]) => [name as KeyForm, new RegExp(`^${form}$`)] as const,
);
const KEYS: readonly RegExp[] = KEY_FORMS.map(([, form]) => form);

/** Whether the room itself can have made an object of this key: nothing else is ever removed. */
export const isRoomKey = (key: string): boolean => KEYS.some((form) => form.test(key));

/** A file that waits in staging, by the attempt that it is of. */
export interface AttemptFile extends AttemptId {
  readonly file: string;
}

const STAGED_KEY = new RegExp(`^staging/(${NAME})/(${NAME})/(${VERSION})/(.+)$`);

/** The file of an attempt that lies at a key; undefined for any other key. */
export const attemptFileOf = (key: string): AttemptFile | undefined => {
  const [, party, dataset, version, file] = STAGED_KEY.exec(key) ?? [];
  return party && dataset && version && file ? { party, dataset, version, file } : undefined;
};

/** What an object of this key is; undefined if the room made no such. */
export const formOfKey = (key: string): KeyForm | undefined =>
  KEY_FORMS.find(([, form]) => form.test(key))?.[0];

/** The version that a file of the vault or a report is of, by its key; undefined if the room made no such. */
export const versionOfKey = (key: string): string | undefined =>
  KEYS.map((form) => form.exec(key)?.groups?.version).find((version) => version !== undefined);
