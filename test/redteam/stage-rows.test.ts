import type { DuckDBConnection } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { renderPart } from '#adapters/sql-files.ts';
import { LINK_TABLES } from '#core/matching/histories.ts';
import type { HistoryStatement, MatchText, QueryPart } from '#core/matching/vault-query.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import type { PlainQuestion } from '#test/reference/plain-question.ts';
import { askedHistory, historyQuery } from '#test/support/histories/asked-question.ts';
import { createLinks } from '#test/support/histories/link-tables.ts';
import { seededRoll, someHistory, someQuestion } from '#test/support/histories/some-histories.ts';

/**
 * The operator of a deployed room reads how many rows each step of a query handled. He knows all people and events but
 * whether one of them is a match, or more of them: were a step a row longer for a match, he would know.
 */
/** One of each text: the methods of attribution differ in a number alone. */
const METHODS = ['reach', 'conversions', 'value', 'decay'] as const;
const PEOPLE = 30;

/** Every part of a statement, itself among them. */
const partsOf = (part: QueryPart): readonly QueryPart[] => [
  part,
  ...Object.values(part.includes).flatMap(partsOf),
];

/** How many rows a part has: what its step hands on to the next. */
const stepOf = async (
  connection: DuckDBConnection,
  part: QueryPart,
  columns: HistoryStatement['columns'],
): Promise<string> => {
  const names = { tables: Object.values(LINK_TABLES), columns, quote: quoteName };
  const { sql, values } = await renderPart(part, names);
  const counted = `select count(*)::integer as n from (${sql})`;
  const read = await connection.runAndReadAll(counted, [...values]);
  return `${part.sql}: ${read.getRows()[0]?.[0]}`;
};

/** How many rows each step of a question has, where these of the people are matched. */
const stepsOf = (
  question: PlainQuestion,
  text: MatchText,
  isMatched: (pair: number) => boolean,
): Promise<readonly string[]> => {
  const roll = seededRoll('stages');
  const histories = Array.from({ length: PEOPLE }, () => someHistory(roll));
  return withConnection(TEST_LIMITS, async (connection) => {
    await createLinks(connection, histories, { text, isMatched });
    const statement = historyQuery(askedHistory(question), 1).histories?.[text];
    if (!statement) throw new Error('a question of histories is meant');
    const steps: string[] = [];
    for (const part of partsOf(statement))
      steps.push(await stepOf(connection, part, statement.columns));
    return steps;
  });
};

const WORLDS: readonly ((pair: number) => boolean)[] = [
  () => false,
  (pair) => pair === 7,
  (pair) => pair % 2 === 0,
  () => true,
];

test.each(METHODS)(
  'no step of the text of deployed rooms has a row more for a match: %s',
  async (method) => {
    const question = someQuestion(seededRoll(`stages ${method}`), method);
    const [nobody, ...others] = await Promise.all(
      WORLDS.map((isMatched) => stepsOf(question, 'oblivious', isMatched)),
    );
    expect(nobody?.length).toBeGreaterThan(4);
    for (const steps of others) expect(steps).toEqual(nobody);
  },
  60_000,
);

test('the text of rooms that show nobody how they count would be found out by it', async () => {
  const question = someQuestion(seededRoll('stages last'), 'last');
  const [nobody, one] = await Promise.all(
    WORLDS.map((isMatched) => stepsOf(question, 'fast', isMatched)),
  );
  expect(one).not.toEqual(nobody);
}, 60_000);
