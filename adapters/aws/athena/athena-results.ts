import { type AthenaClient, GetQueryResultsCommand } from '@aws-sdk/client-athena';
import { isNamed } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';
import type { Row } from '#core/matching/vault-query.ts';
import type { TrailRow } from '#core/ports/trail.ts';

/** Most rows of one page. */
const PAGE_ROWS = 1_000;

/** Types whose text is a number. */
const NUMBERS: ReadonlySet<string> = new Set(['tinyint', 'smallint', 'integer', 'bigint']);

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * Every row of a finished execution, numbers as numbers; undefined if they are no more, as the lifecycle of their
 * bucket has it after a day: Athena calls that an invalid request.
 */
export const readResults = async (
  client: AthenaClient,
  execution: string,
): Promise<readonly Row[] | undefined> => {
  try {
    return await readPages(client, execution, readValue);
  } catch (error) {
    if (isNamed(error, 'InvalidRequestException')) return undefined;
    throw error;
  }
};

type ReadCell<Cell> = (column: Column, text: string | undefined) => Cell;

/** Every row of a finished execution, where a cell may be true or false as well. */
export const readTrailRows = (
  client: AthenaClient,
  execution: string,
): Promise<readonly TrailRow[]> =>
  readPages(client, execution, (column, text) =>
    column.type === 'boolean' && text !== undefined ? text === 'true' : readValue(column, text),
  );

/** The first row of the first page is the header. */
const readPages = async <Cell>(
  client: AthenaClient,
  execution: string,
  read: ReadCell<Cell>,
): Promise<readonly Readonly<Record<string, Cell>>[]> => {
  const rows: Readonly<Record<string, Cell>>[] = [];
  let page: string | undefined;
  let header = true;
  do {
    const { ResultSet, NextToken } = await client.send(
      new GetQueryResultsCommand({
        QueryExecutionId: execution,
        MaxResults: PAGE_ROWS,
        NextToken: page,
      }),
    );
    const columns = (ResultSet?.ResultSetMetadata?.ColumnInfo ?? []).map(
      ({ Name = '', Type = '' }): Column => ({ name: Name, type: Type }),
    );
    for (const { Data } of ResultSet?.Rows?.slice(header ? 1 : 0) ?? [])
      rows.push(
        Object.fromEntries(
          columns.map((column, at) => [column.name, read(column, Data?.[at]?.VarCharValue)]),
        ),
      );
    header = false;
    page = NextToken;
  } while (page !== undefined);
  return rows;
};

const readValue = ({ type }: Column, text: string | undefined): string | number | null => {
  if (text === undefined) return null;
  if (!NUMBERS.has(type)) return text;
  const number = Number(text);
  if (Number.isSafeInteger(number)) return number;
  throw new AirlockError('room', 'Athena answered a number that is not one: try again.');
};
