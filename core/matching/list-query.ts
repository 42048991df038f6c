import { codeOf, type Domain } from '#core/attribute-codes.ts';
import { type IdentifierKind, ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';
import { pairsOn } from '#core/matching/match.ts';
import { matchColumns, PLACES } from '#core/matching/match-columns.ts';
import type { QueryColumn, QueryPart, QueryTable } from '#core/matching/vault-query.ts';

/** A segment as the vault knows it: the attributes of the brand's list that decide, with the values that belong to it. */
export type Segment = readonly (readonly [attribute: string, values: readonly string[]])[];

/** Who is of a segment, as the engine asks it. */
export interface ListQuery extends QueryPart {
  readonly tables: Readonly<Record<'counted' | 'other', QueryTable>>;
  readonly columns: Readonly<Record<string, QueryColumn>>;
  /** The kinds whose files are read of each table. */
  readonly kinds: Readonly<Record<'counted' | 'other', readonly TokenKind[]>>;
}

/** What a list is made from. */
interface ListSources {
  readonly counted: QueryTable;
  readonly other: QueryTable;
  readonly on: readonly IdentifierKind[];
  readonly segment: Segment;
  /** What the codes of the counted version mean. */
  readonly domain: Domain;
}

/** Where there is no second attribute, everybody has the code 1 there. */
const EVERYBODY = ',1,';

const codesOf = (domain: Domain, [attribute, values]: Segment[number]): string =>
  `,${values.map((value) => codeOf(domain[attribute] ?? [], value)).join(',')},`;

/** The query for every label of the other version, and whether its person is matched to one of the segment. */
export const listQuery = ({ counted, other, on, segment, domain }: ListSources): ListQuery => {
  const tables = { counted, other };
  const [first, second] = segment;
  const placed = Object.fromEntries(
    segment.map(([column], at) => [PLACES[at], { table: 'counted', column }]),
  );
  return {
    sql: 'activation/members',
    includes: { match: pairsOn(on) },
    values: [
      first ? codesOf(domain, first) : EVERYBODY,
      second ? codesOf(domain, second) : EVERYBODY,
      ROW_LABEL,
    ],
    tables,
    columns: matchColumns(tables, placed),
    kinds: { counted: on, other: [...on, ROW_LABEL] },
  };
};
