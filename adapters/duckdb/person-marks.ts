import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import type { Domain } from '#core/attribute-codes.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import { JOINED_KEYS, type MarkedKind, markedKinds } from '#core/identifiers/marked-kinds.ts';
import { factOf, type PeopleSums } from '#core/people-sums.ts';
import type { ListColumns } from '#core/ports/version-files.ts';

/** The columns that hold the token of a kind, in a table whose grain is one row per person. */
export const tokenColumns = (kind: TokenKind | MarkedKind): readonly string[] => [
  `_hi_${kind}`,
  `_lo_${kind}`,
];

/** What adds to the tokens of people their match keys as one; nothing where a list has none. */
export const joinedKeys = (kinds: readonly TokenKind[]): readonly string[] => {
  const keys = kinds.filter(isMatchSlot).map(tokenColumns);
  if (keys.length === 0) return [];
  return tokenColumns(JOINED_KEYS).map((name, half) => {
    const tokens = keys.map((each) => `coalesce(${each[half]}, 0)`);
    return `${tokens.reduce((all, each) => `xor(${all}, ${each})`, '0::bigint')} as ${name}`;
  });
};

/** The text that a code stands for. */
export const labelOf = (name: string, values: readonly string[]): string =>
  `([${values.map(quoteText).join(', ')}])[${quoteName(name)}]`;

const attributesOf = (domain: Domain): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(domain).toSorted(([one], [other]) => (one < other ? -1 : 1));

const bytesOf = (number: string): string => `(${number})::bit::blob`;

/** What a mark is made of, as `PeopleSums` says. */
const personRecord = ({ kinds, domain }: ListColumns): string => {
  const tokens = markedKinds(kinds)
    .toSorted()
    .flatMap((kind) => tokenColumns(kind).map((half) => bytesOf(`coalesce(${half}, 0)`)));
  const ofKinds = kinds
    .filter((kind) => !isMatchSlot(kind))
    .map((kind) => `case when ${tokenColumns(kind)[0]} is null then 0 else ${factOf(kind)} end`);
  const ofValues = attributesOf(domain).map(([name, declared]) => {
    const facts = declared.map((value) => `${factOf(name, value)}::bigint`);
    return `coalesce(([${facts.join(', ')}])[${quoteName(name)}], 0)`;
  });
  const facts = [...ofKinds, ...ofValues].reduce(
    (all, each) => `xor(${all}, ${each})`,
    '0::bigint',
  );
  return [...tokens, bytesOf(facts)].join(' || ');
};

/** The number that 16 hex digits of a person's mark are. */
const lane = (from: number): string => `('0x' || substr(_mark, ${from}, 16))::ubigint`;

/**
 * Grain: one row for all people, whose first column is 0, and one for each value of each attribute, which says
 * which attribute by its place, from 1, and which value by its code. Adding up does not depend on an order.
 */
const sumsSql = (people: string, list: ListColumns): string => {
  const columns = attributesOf(list.domain).map(([name]) => quoteName(name));
  const sets = ['()', ...columns.map((name) => `(${name})`)];
  const place = columns.map((name, at) => `case when grouping(${name}) = 0 then ${at + 1} end`);
  const value = columns.map((name) => `case when grouping(${name}) = 0 then ${name} end`);
  return `with marked as (
    select ${[...columns, `sha256(${personRecord(list)}) as _mark`].join(', ')} from ${people}
  )
  select coalesce(${[...place, '0'].join(', ')}), coalesce(${[...value, 'null'].join(', ')}), count(*),
    coalesce(sum(${lane(1)}), 0)::varchar, coalesce(sum(${lane(17)}), 0)::varchar
  from marked group by grouping sets (${sets.join(', ')})`;
};

/** What the people of a table add up to, and how many they are: one row a person, attributes as codes, match keys joined. */
export const sumPeople = async (
  connection: DuckDBConnection,
  people: string,
  list: ListColumns,
): Promise<PeopleSums & { readonly people: number }> => {
  const rows = (await connection.runAndReadAll(sumsSql(people, list))).getRows();
  const [, , count, high, low] = rows.find(([place]) => Number(place) === 0) ?? [];
  const attributes = attributesOf(list.domain);
  const support = rows.flatMap(([place, code, having]: readonly DuckDBValue[]) => {
    const [attribute, values] = attributes[Number(place) - 1] ?? [];
    const value = values?.[Number(code) - 1];
    return attribute === undefined || value === undefined
      ? []
      : [{ attribute, value, people: Number(having) }];
  });
  return { marks: [String(high ?? 0), String(low ?? 0)], support, people: Number(count ?? 0) };
};
