import { parquetRows } from '#adapters/duckdb/quote.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { HeldToken, KindFiles, KindTokens } from '#core/ports/version-files.ts';

/** Files of one kind that are there, and what is looked for in them. */
export interface Sought {
  readonly kind: TokenKind;
  readonly rows: string;
  readonly tokens: readonly HeldToken[];
}

/** What is to be looked for in which files: nothing where either is missing. */
export const soughtIn = (files: KindFiles, tokens: KindTokens): readonly Sought[] =>
  [...files].flatMap(([kind, paths]) => {
    const wanted = tokens.get(kind) ?? [];
    return paths.length === 0 || wanted.length === 0
      ? []
      : [{ kind, rows: parquetRows(...paths), tokens: wanted }];
  });

/** True of a row with one of so many tokens, whose halves are bound. */
export const isOneOf = (tokens: readonly HeldToken[]): string =>
  `(${tokens.map(() => '(token_hi = ?::bigint and token_lo = ?::bigint)').join(' or ')})`;

/** The halves of tokens, to be bound. */
export const halvesOf = (tokens: readonly HeldToken[]): string[] =>
  tokens.flatMap(({ hi, lo }) => [String(hi), String(lo)]);
