import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { type RenderedSql, renderPart, renderSql } from '#adapters/sql-files.ts';
import { LINK_TABLES } from '#core/matching/histories.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { MatchText, Row } from '#core/matching/vault-query.ts';
import type { PlainCells, PlainCount, PlainQuestion } from '#test/reference/plain-question.ts';
import { type AskedHistory, askedHistory, historyQuery } from './asked-question.ts';

const rowsOf = async (
  connection: DuckDBConnection,
  { sql, values }: RenderedSql,
): Promise<readonly Row[]> => {
  const result = await connection.runAndReadAll(sql, [...values]);
  const names = result.columnNames();
  return result.getRows().map((row) =>
    Object.fromEntries(
      row.map((value, at) => [
        names[at] ?? '',
        // Counts are texts of their width, all else numbers.
        typeof value === 'string' ? value : Number(value),
      ]),
    ),
  );
};

const part = (name: string, label: string): string => {
  const attribute = name.slice(name.indexOf('.') + 1);
  if (name === 'exposed') return `exposed ${label}`;
  if (name === 'converted' || (attribute === 'place' && label === 'no')) return label;
  return `${attribute} ${label}`;
};

/** The number of the bucket: how many lower ends it reaches, of which `0` may be one. */
const bucketOf = ({ analysis, question, lists }: AskedHistory, label: string): number => {
  const places = analysis.histories?.cells(question as never, lists) ?? [];
  const labels = places.find(({ column }) => column === 'bucket')?.labels ?? [];
  return labels.indexOf(label) + (labels[0] === 'no' ? 0 : 1);
};

/** A cell as the reference names it, its parts in the order of their texts. */
const cellName = (asked: AskedHistory, by: Readonly<Record<string, string>>): string => {
  const parts = Object.entries(by).map(([name, label]) =>
    name === 'frequency' || name === 'reached'
      ? `bucket ${bucketOf(asked, label)}`
      : part(name, label),
  );
  const hasBucket = 'frequency' in by || 'reached' in by;
  return [...parts, ...(asked.question.analysis === 'reach' && !hasBucket ? ['bucket 1'] : [])]
    .sort()
    .join(', ');
};

/** The cells of the reference, named alike. */
export const sortedNames = (cells: PlainCells): PlainCells =>
  new Map([...cells].map(([cell, each]) => [cell.split(', ').sort().join(', '), each]));

/** What the SQL says that each pair adds to which cell. */
export const pairsBySql = async (
  connection: DuckDBConnection,
  plain: PlainQuestion,
  text: MatchText,
): Promise<ReadonlyMap<number, PlainCells>> => {
  const asked = askedHistory(plain);
  const statement = historyQuery(asked, 1).histories?.[text];
  const weighed = statement?.includes.weighed;
  if (!(statement && weighed)) throw new Error('a question of histories is meant');
  const { sql, values } = await renderPart(weighed, {
    ...{ tables: Object.values(LINK_TABLES), columns: statement.columns, quote: quoteName },
  });
  const codes = PLACES.map((place) => `${place}_code`).join(', ');
  const rows = await rowsOf(connection, {
    sql: `select pair, ${codes}, sum(people) as people, sum(credits) as credits,
      sum(amount) as amount from (${sql}) group by all
      having sum(people) + sum(credits) + sum(amount) > 0`,
    values,
  });
  const places = asked.analysis.histories?.cells(asked.question as never, asked.lists) ?? [];
  const pairs = new Map<number, Map<string, PlainCount>>();
  for (const row of rows) {
    const labels = places.map(
      ({ labels }, at) => labels[Number(row[`${PLACES[at]}_code`]) - 1] ?? '',
    );
    if (labels.includes('')) continue;
    const by = Object.fromEntries(places.map(({ name }, at) => [name, labels[at] ?? '']));
    const cells = pairs.get(Number(row.pair)) ?? new Map<string, PlainCount>();
    cells.set(cellName(asked, by), {
      ...{ people: Number(row.people), credits: Number(row.credits), amount: Number(row.amount) },
    });
    pairs.set(Number(row.pair), cells);
  }
  return pairs;
};

/** What a question answers of its cells, each as it is declared: those of fewer than k people count nobody. */
export const cellsBySql = async (
  connection: DuckDBConnection,
  plain: PlainQuestion,
  { text, k }: { readonly text: MatchText; readonly k: number },
): Promise<ReadonlyMap<string, PlainCount>> => {
  const asked = askedHistory(plain);
  const { analysis, question, lists } = asked;
  const rendered = await renderSql(historyQuery(asked, k), { match: text, quote: quoteName });
  const rows = await rowsOf(connection, rendered);
  const [counts] = analysis.count(question as never, lists, rows);
  return new Map(
    (counts?.cells ?? []).map(({ by, people = 0, sums = {} }) => [
      cellName(asked, by),
      {
        people,
        ...{ credits: Number(sums.conversions ?? 0), amount: Number(sums.amount ?? 0) },
      },
    ]),
  );
};
