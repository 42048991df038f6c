import type { AthenaAnswer } from '#proof/trino/athena-engine.ts';
import { type GetQueryResults, invalid } from '#proof/trino/athena-protocol.ts';

type Line = readonly (string | null)[];

const inQuotes = (value: string | null): string =>
  value === null ? '' : `"${value.replaceAll('"', '""')}"`;

/** An answer as the file that Athena writes of it: every value in quotes, and the names of the columns before. */
export const resultFile = ({ columns, rows }: AthenaAnswer): Uint8Array => {
  const lines: readonly Line[] = [columns.map(({ name }) => name), ...rows];
  return Buffer.from(lines.map((line) => `${line.map(inQuotes).join(',')}\n`).join(''));
};

/** A null has no value at all in Athena's answer. */
const datum = (value: string | null): Record<string, string> =>
  value === null ? {} : { VarCharValue: value };

const columnInfo = ({ name, type }: AthenaAnswer['columns'][number]): Record<string, unknown> => ({
  CatalogName: 'hive',
  SchemaName: '',
  TableName: '',
  Name: name,
  Label: name,
  Type: type,
  Precision: type === 'varchar' ? 2_147_483_647 : type === 'bigint' ? 19 : 10,
  Scale: 0,
  Nullable: 'UNKNOWN',
  CaseSensitive: type === 'varchar',
});

const startOf = (token: string | undefined, lines: number): number => {
  if (token === undefined) return 0;
  const start = /^row-(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined || Number(start) >= lines) throw invalid('NextToken is not valid.');
  return Number(start);
};

/** One page of an answer. Its first line of all is the names of the columns, as Athena has it. */
export const resultPage = (
  answer: AthenaAnswer,
  { MaxResults, NextToken }: GetQueryResults,
): Record<string, unknown> => {
  const lines: readonly Line[] = [answer.columns.map(({ name }) => name), ...answer.rows];
  const start = startOf(NextToken, lines.length);
  const end = start + MaxResults;
  const next = Buffer.from(`row-${end}`).toString('base64url');
  return {
    ResultSet: {
      Rows: lines.slice(start, end).map((line) => ({ Data: line.map(datum) })),
      ResultSetMetadata: { ColumnInfo: answer.columns.map(columnInfo) },
    },
    UpdateCount: 0,
    ...(end < lines.length ? { NextToken: next } : {}),
  };
};
