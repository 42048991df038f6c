import { inject } from 'vitest';
import type { MatchText } from '#core/matching/vault-query.ts';
import { type AthenaStatement, executeImmediate } from '#proof/trino/athena-engine.ts';
import { type QueryStatistics, queryStatistics } from '#proof/trino/query-statistics.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';
import { PLAYED, type Shape, statementOf } from '#test/trino/overlapping-lists.ts';

/** What the operator sees of a question, and what its asker does. */
export interface Seen {
  readonly statistics: QueryStatistics;
  /** Of what is told the asker: how many rows, and how long each is. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Runs a statement, and looks at it as the operator may. */
export const lookAt = async (statement: AthenaStatement): Promise<Seen> => {
  const { url } = inject('trino');
  const { id, rows } = await queryTrino(url, executeImmediate(statement));
  const widths = rows.map((row) => row.join(',').length).sort((a, b) => a - b);
  return { statistics: await queryStatistics(url, id), widths, rows };
};

/** Asks a question, and looks at it so. */
export const look = async (
  shape: Shape,
  overlap: string,
  text: MatchText = 'oblivious',
): Promise<Seen> => lookAt(await statementOf(shape, overlap, text));

/** Does the same with every overlap that is played, at once. */
export const forAll = <Result>(
  each: (overlap: string) => Promise<Result>,
): Promise<readonly Result[]> => Promise.all(PLAYED.map(each));

/** The same question on each of them, at once. */
export const lookAtAll = (shape: Shape, text?: MatchText): Promise<readonly Seen[]> =>
  forAll((overlap) => look(shape, overlap, text));
