import { parquetRows } from '#adapters/duckdb/quote.ts';
import {
  isMatchSlot,
  isOwnSlot,
  OWN_SLOTS,
  ROW_LABEL,
  type TokenKind,
} from '#core/identifiers/kinds.ts';
import { filesByKind } from '#core/kind-files.ts';
import type { KindFile } from '#core/ports/forgetting.ts';
import type { KindFiles } from '#core/ports/version-files.ts';

/** What a token of a kind is compared with: ids of a party's own in whatever place are of one key. */
export const ownerOf = (kind: TokenKind): TokenKind => (isOwnSlot(kind) ? OWN_SLOTS[0] : kind);

/**
 * Files of tokens by what these are compared with. Labels are of rows and not of people, and a match key may be that of
 * several people: nobody is known by one.
 */
export const byOwner = (files: Iterable<readonly [TokenKind, readonly string[]]>): KindFiles =>
  filesByKind(
    [...files]
      .filter(([kind, paths]) => kind !== ROW_LABEL && !isMatchSlot(kind) && paths.length > 0)
      .map(([kind, paths]) => [ownerOf(kind), paths]),
  );

/** Files of a version by their kinds. */
export const byKind = (files: readonly KindFile[]): KindFiles =>
  filesByKind(files.map(({ kind, path }) => [kind, [path]]));

/** The tokens of files, as a relation. */
export const tokensIn = (paths: readonly string[]): string =>
  `(select token_hi, token_lo from ${parquetRows(...paths)}) as listed`;

/** Files of a version and the tokens that are looked for in them, for each kind that has both. */
export const facing = (
  files: readonly KindFile[],
  tokens: KindFiles,
): readonly (readonly [rows: string, listed: string])[] => {
  const listed = byOwner(tokens);
  return [...byOwner(byKind(files))].flatMap(([kind, paths]) => {
    const of = listed.get(kind);
    return of ? [[parquetRows(...paths), tokensIn(of)] as const] : [];
  });
};
