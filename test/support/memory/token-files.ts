import type { Domain } from '#core/attribute-codes.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { ParquetTable, TableRow } from '#test/support/memory/parquet-table.ts';

/** A person of a version as its token files tell of it: the text of a token for each kind. */
export interface TokenPerson {
  readonly tokens: Partial<Record<TokenKind, string>>;
  readonly attributes: Record<string, string>;
}

const TOKEN_COLUMNS = ['token_hi', 'token_lo', 'person'];

/** A token as one text. */
export const tokenText = ({ token_hi, token_lo }: TableRow): string => `${token_hi} ${token_lo}`;

/** Names of the attributes that token files have beside their tokens. */
export const attributesIn = (tables: readonly ParquetTable[]): readonly string[] => {
  const names = new Set(tables.flatMap(({ columns }) => Object.keys(columns)));
  return [...names].filter((name) => !TOKEN_COLUMNS.includes(name) && !name.startsWith('_'));
};

/** Codes as the labels that they stand for; as they stand where nobody says what they mean. */
export const labelled = (
  { attributes, ...person }: TokenPerson,
  domain: Domain | undefined,
): TokenPerson => ({
  ...person,
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([name, code]) => [
      name,
      domain?.[name]?.[Number(code) - 1] ?? code,
    ]),
  ),
});

/** Everybody of a version, put together from the token files of each kind. */
export const peopleIn = (
  kinds: readonly (readonly [TokenKind, readonly ParquetTable[]])[],
): readonly TokenPerson[] => {
  const people = new Map<unknown, TokenPerson>();
  for (const [kind, tables] of kinds) {
    const names = attributesIn(tables);
    for (const row of tables.flatMap(({ rows }) => rows)) {
      const found = people.get(row.person) ?? { tokens: {}, attributes: {} };
      found.tokens[kind] = tokenText(row);
      for (const name of names) found.attributes[name] = String(row[name]);
      people.set(row.person, found);
    }
  }
  return [...people.values()];
};
