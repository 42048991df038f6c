import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { Tokeniser } from '#core/ports/tokeniser.ts';
import type { KindFiles, SettledVersion, VersionFiles } from '#core/ports/version-files.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import type { PartRow } from '#proof/rehearsal/drop.ts';
import { readParquet, writePart } from '#proof/rehearsal/parquet.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const ROOT_KEY = createHash('sha256').update('a key of the tests').digest();

/** Keys that are the same in every test, so that tokens can be compared. */
export const TEST_KEYS = new MemoryKeyRing({ 'token-root': ROOT_KEY });

/** What every test token is bound to. */
export const TEST_SCOPE = { collaboration: 'test-room', epoch: 1 } as const;

/** Kinds and attributes of the parts that a test writes. */
export interface PartShape {
  readonly kinds: readonly IdentifierKind[];
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** A row of a token file. */
export interface TokenRow {
  readonly token_hi: bigint;
  readonly token_lo: bigint;
  readonly person: bigint;
  readonly [attribute: string]: unknown;
}

/** The token files of one kind or of all, as they were written. */
export interface Tokenised {
  readonly report: LintReport;
  readonly folder: string;
  rowsOf(kind: IdentifierKind): Promise<readonly TokenRow[]>;
}

/** Rows of token files, in the order of the files. */
const tokenRows = async (...paths: readonly string[]): Promise<readonly TokenRow[]> =>
  (await readParquet(...paths)) as unknown as readonly TokenRow[];

/** What becomes of a Parquet file that is said to hold so many rows. */
export const tokeniseFile = async (
  tokeniser: Tokeniser,
  shape: PartShape,
  part: { readonly source: string; readonly rows: number; readonly index?: number },
): Promise<Tokenised | 'unreadable' | 'rows-differ'> => {
  const index = part.index ?? 0;
  const folder = await tempFolder();
  const done = await withSubkeys(TEST_KEYS, { kinds: shape.kinds, scope: TEST_SCOPE }, (subkeys) =>
    tokeniser.tokenise({
      source: part.source,
      rows: part.rows,
      part: `part-${String(index + 1).padStart(4, '0')}`,
      target: folder,
      subkeys,
      attributes: shape.attributes,
      firstPerson: index * 2 ** 32,
    }),
  );
  if (done.outcome !== 'tokenised') return done.outcome;
  const rowsOf = (kind: IdentifierKind) => tokenRows(join(folder, `${kind}.parquet`));
  return { report: done.report, folder, rowsOf };
};

/** Writes rows as part number `index` of a drop and tokenises them. */
export const tokeniseRows = async (
  tokeniser: Tokeniser,
  shape: PartShape,
  part: { readonly rows: readonly PartRow[]; readonly index?: number },
): Promise<Tokenised> => {
  const source = join(await tempFolder(), 'part.parquet');
  await writePart(source, [...shape.kinds, ...Object.keys(shape.attributes)], part.rows);
  const done = await tokeniseFile(tokeniser, shape, {
    source,
    rows: part.rows.length,
    index: part.index ?? 0,
  });
  if (typeof done === 'string') throw new Error(`the part of a test is refused: ${done}`);
  return done;
};

/** A version of several parts after settling: what settling said, and the files that then count. */
export interface SettledParts {
  readonly settled: SettledVersion;
  readonly files: KindFiles;
  rowsOf(kind: IdentifierKind): Promise<readonly TokenRow[]>;
}

/** What makes the files of a version. */
export interface VersionMakers {
  readonly tokeniser: Tokeniser;
  readonly versionFiles: VersionFiles;
}

/** Tokenises each list of rows as a part of its own, and settles the duplicates between them. */
export const settleParts = async (
  { tokeniser, versionFiles }: VersionMakers,
  shape: PartShape,
  parts: readonly (readonly PartRow[])[],
): Promise<SettledParts> => {
  const tokenised: Tokenised[] = [];
  for (const [index, rows] of parts.entries())
    tokenised.push(await tokeniseRows(tokeniser, shape, { rows, index }));
  const before = new Map(
    shape.kinds.map((kind) => [
      kind,
      tokenised.map(({ folder }) => join(folder, `${kind}.parquet`)),
    ]),
  );
  const settled = await versionFiles.settle(before, await tempFolder());
  const files = new Map([...before].map(([kind, paths]) => [kind, [...paths]]));
  for (const { kind, index, path } of settled.rewritten) {
    const paths = files.get(kind);
    if (paths) paths[index] = path;
  }
  return { settled, files, rowsOf: (kind) => tokenRows(...(files.get(kind) ?? [])) };
};
