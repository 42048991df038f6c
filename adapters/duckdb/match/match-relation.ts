import { quoteName } from '#adapters/duckdb/quote.ts';
import { KEPT_MATCH } from '#core/matching/match.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import { codeIn, codePlaces, kindsAfterIn, matchNumbers } from '#core/matching/match-numbers.ts';
import type {
  ColumnName,
  QueryColumn,
  VaultQuery,
  VersionsMatch,
} from '#core/matching/vault-query.ts';

/** The name by which a query knows the kept match. */
const KEPT = 'kept';

const nameOf = ({ table, column }: ColumnName): string => `${table}.${column}`;

/** A view of a match with a column for the code of each attribute, out of its numbers, wherever they lie. */
export const keptView = (match: VersionsMatch, numbers: string): string => {
  const [first = ''] = matchNumbers(match);
  const codes = codePlaces(match).map((place) => `${codeIn(place)} as ${quoteName(nameOf(place))}`);
  return `create view ${quoteName(KEPT)} as select ${[`${kindsAfterIn(first)} as kinds_after`, ...codes].join(', ')} from ${numbers}`;
};

/** A question that counts from the view. */
export const onKept = (query: VaultQuery): VaultQuery => ({
  ...query,
  match: { ...query.match, fast: KEPT_MATCH },
  tables: { [KEPT]: query.of.counted },
  columns: Object.fromEntries(
    PLACES.map((place): [string, QueryColumn] => {
      const column = query.by[place];
      return [`${place}_code`, column ? { table: KEPT, column: nameOf(column) } : 1];
    }),
  ),
});
