import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { domainOf } from '#core/attribute-codes.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import { FILLERS } from '#core/lint/placeholders.ts';
import { addSums, type PeopleSums, summaryOf, type VersionSummary } from '#core/people-sums.ts';
import type { Tokeniser } from '#core/ports/tokeniser.ts';
import type { LentVersion, SettledShard, VersionFiles } from '#core/ports/version-files.ts';
import type { KindShard } from '#core/room-layout.ts';
import { pieceName, type ShardCount, shardNames } from '#core/shards.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { kindShards } from '#core/usecases/drops/kind-shards.ts';
import type { PartRow } from '#proof/rehearsal/drop.ts';
import { readParquet, writePart } from '#proof/rehearsal/parquet.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const ROOT_KEY = createHash('sha256').update('a key of the tests').digest();

/** Keys that are the same in every test, so that tokens can be compared. */
export const TEST_KEYS = new MemoryKeyRing({ 'token-root': ROOT_KEY });

/** What every test token is bound to. */
export const TEST_SCOPE = { collaboration: 'test-room', epoch: 1, party: 'brand' } as const;

/** Kinds and attributes of the parts that a test writes. */
export interface PartShape {
  readonly kinds: readonly TokenKind[];
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** How many people a match key is kept of; one if left out. */
  readonly cap?: number;
}

/** A row of a token file, its codes read as the labels that they stand for. */
export interface TokenRow {
  readonly token_hi: bigint;
  readonly token_lo: bigint;
  readonly person: bigint;
  readonly [attribute: string]: unknown;
}

/** What a part became: its pieces in a folder, by `pieceName`. */
export interface Tokenised {
  readonly report: LintReport;
  readonly sums: PeopleSums;
  readonly folder: string;
  rowsOf(kind: TokenKind): Promise<readonly TokenRow[]>;
}

/** Rows of token files, in the order of the files. */
const tokenRows = async (
  { attributes }: PartShape,
  paths: readonly string[],
): Promise<readonly TokenRow[]> => {
  const domain = Object.entries(domainOf(attributes));
  const rows = (await readParquet(...paths)) as unknown as readonly TokenRow[];
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      domain.map(([name, values]) => [name, values[Number(row[name]) - 1] ?? row[name]]),
    ),
  }));
};

/** A part of a drop as a test means it: the first and only one, in one shard, if it does not say else. */
interface PartPlace {
  readonly index?: number;
  readonly shards?: ShardCount;
  readonly alone?: boolean;
  readonly fillers?: readonly Digest[];
  readonly ownIdsIdentify?: true;
}

/** What becomes of a Parquet file that is said to hold so many rows. */
export const tokeniseFile = async (
  tokeniser: Tokeniser,
  shape: PartShape,
  part: PartPlace & { readonly source: string; readonly rows: number },
): Promise<Tokenised | 'unreadable' | 'rows-differ'> => {
  const {
    source,
    rows,
    index = 0,
    shards = 1,
    alone = true,
    ownIdsIdentify,
    fillers = FILLERS,
  } = part;
  const folder = await tempFolder();
  const done = await withSubkeys(TEST_KEYS, { kinds: shape.kinds, scope: TEST_SCOPE }, (subkeys) =>
    tokeniser.tokenise({
      ...{ source, rows, shards, alone, subkeys, fillers },
      ...(ownIdsIdentify && { ownIdsIdentify }),
      ...(shape.cap !== undefined && { cap: shape.cap }),
      part: `part-${String(index + 1).padStart(4, '0')}`,
      target: folder,
      attributes: shape.attributes,
      firstPerson: index * 2 ** 32,
    }),
  );
  if (done.outcome !== 'tokenised') return done.outcome;
  const rowsOf = (kind: TokenKind) =>
    tokenRows(
      shape,
      shardNames(shards).map((shard) => join(folder, pieceName(kind, shard))),
    );
  return { report: done.report, sums: done.sums, folder, rowsOf };
};

/** Writes rows as part number `index` of a drop and tokenises them. */
export const tokeniseRows = async (
  tokeniser: Tokeniser,
  shape: PartShape,
  { rows, ...place }: PartPlace & { readonly rows: readonly PartRow[] },
): Promise<Tokenised> => {
  const source = join(await tempFolder(), 'part.parquet');
  await writePart(source, [...shape.kinds, ...Object.keys(shape.attributes)], rows);
  const done = await tokeniseFile(tokeniser, shape, { ...place, source, rows: rows.length });
  if (typeof done === 'string') throw new Error(`the part of a test is refused: ${done}`);
  return done;
};

/** A version of several parts after settling: what settling said, and the files that then count. */
export interface SettledParts {
  readonly lost: Partial<Record<TokenKind, number>>;
  readonly lostPeople: number;
  /** What each part was told. */
  readonly reports: readonly LintReport[];
  readonly summary: VersionSummary;
  readonly version: LentVersion;
  rowsOf(kind: TokenKind): Promise<readonly TokenRow[]>;
}

/** What makes the files of a version, and into how many shards it cuts them: one if left out. */
export interface VersionMakers {
  readonly tokeniser: Tokeniser;
  readonly versionFiles: VersionFiles;
  readonly shards?: ShardCount;
}

interface SettledPieces extends KindShard, SettledShard {}

/** As the room does: of one part the piece is the file of the version. */
const settlePieces = async (
  { versionFiles }: VersionMakers,
  { kinds, cap = 1 }: PartShape,
  { parts, kind, shard }: KindShard & { readonly parts: readonly Tokenised[] },
): Promise<SettledPieces> => {
  const files = parts.map(({ folder }) => join(folder, pieceName(kind, shard)));
  if (parts.length === 1) return { kind, shard, lost: 0, kept: files[0] ?? '', losers: undefined };
  const holders = isMatchSlot(kind) ? cap : 1;
  const settled = await versionFiles.settle({ kind, kinds, files, holders }, await tempFolder());
  return { kind, shard, ...settled };
};

/** Tokenises each list of rows as a part of its own, and settles the duplicates between them. */
export const settleParts = async (
  makers: VersionMakers,
  shape: PartShape,
  rowsOfParts: readonly (readonly PartRow[])[],
): Promise<SettledParts> => {
  const { tokeniser, versionFiles, shards = 1 } = makers;
  const alone = rowsOfParts.length === 1;
  const parts: Tokenised[] = [];
  for (const [index, rows] of rowsOfParts.entries())
    parts.push(await tokeniseRows(tokeniser, shape, { rows, index, shards, alone }));
  const settled: SettledPieces[] = [];
  for (const each of kindShards(shape.kinds, shards))
    settled.push(await settlePieces(makers, shape, { parts, ...each }));
  const domain = domainOf(shape.attributes);
  const losses = await versionFiles.sumLosses(
    settled.flatMap(({ losers }) => losers ?? []),
    { kinds: shape.kinds, domain },
  );
  const settledOf = (kind: TokenKind) => settled.filter((each) => each.kind === kind);
  const filesOf = (kind: TokenKind) => settledOf(kind).map(({ kept }) => kept);
  const lostOf = (kind: TokenKind): number =>
    settledOf(kind).reduce((sum, { lost }) => sum + lost, 0);
  return {
    lost: Object.fromEntries(
      shape.kinds.filter((kind) => lostOf(kind) > 0).map((kind) => [kind, lostOf(kind)]),
    ),
    lostPeople: losses.people,
    reports: parts.map(({ report }) => report),
    summary: summaryOf(addSums([...parts.map(({ sums }) => sums), losses.sums])),
    version: { files: new Map(shape.kinds.map((kind) => [kind, filesOf(kind)])), domain },
    rowsOf: (kind) => tokenRows(shape, filesOf(kind)),
  };
};
