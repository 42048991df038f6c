import { type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import { readDigest } from '#core/lint/digest-shape.ts';
import { PLACEHOLDER_DIGESTS } from '#core/lint/placeholders.ts';

/** Separates shape, reason and digest in what the SQL function answers. */
const SEPARATOR = '|';

/**
 * Lends the lint rules of core to SQL, for the few values that are not plain lower-case hex:
 * `airlock_read_digest(text)` answers `shape|reason|digest`, with either reason or digest empty.
 */
export const registerReadDigest = (connection: DuckDBConnection): void => {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'airlock_read_digest',
      parameterTypes: [VARCHAR],
      returnType: VARCHAR,
      mainFunction: (_info, input, output) => {
        const values = input.getColumnValues(0);
        values.forEach((value, at) => {
          output.setItem(at, typeof value === 'string' ? describe(value) : null);
        });
        output.flush();
      },
    }),
  );
};

const describe = (value: string): string => {
  const reading = readDigest(value);
  if ('reason' in reading) return [reading.shape, reading.reason, ''].join(SEPARATOR);
  if (PLACEHOLDER_DIGESTS.has(reading.digest))
    return [reading.shape, 'placeholder', ''].join(SEPARATOR);
  return [reading.shape, '', reading.digest].join(SEPARATOR);
};
