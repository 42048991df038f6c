import {
  type DuckDBConnection,
  DuckDBScalarFunction,
  type DuckDBStructValue,
  STRUCT,
  structValue,
  VARCHAR,
} from '@duckdb/node-api';
import { readDigest } from '#core/lint/digest-shape.ts';
import { PLACEHOLDER_DIGESTS } from '#core/lint/placeholders.ts';

const READING = STRUCT({ shape: VARCHAR, reason: VARCHAR, digest: VARCHAR });

/**
 * Lends the lint rules of core to SQL, for the few values that are not plain lower-case hex:
 * `airlock_read_digest(text)` answers shape, reason and digest, with either reason or digest null.
 */
export const registerReadDigest = (connection: DuckDBConnection): void => {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'airlock_read_digest',
      parameterTypes: [VARCHAR],
      returnType: READING,
      mainFunction: (_info, input, output) => {
        const values = input.getColumnValues(0);
        values.forEach((value, at) => {
          output.setItem(at, typeof value === 'string' ? read(value) : null);
        });
        output.flush();
      },
    }),
  );
};

const read = (value: string): DuckDBStructValue => {
  const reading = readDigest(value);
  const { shape } = reading;
  if ('reason' in reading) return structValue({ shape, reason: reading.reason, digest: null });
  return PLACEHOLDER_DIGESTS.has(reading.digest)
    ? structValue({ shape, reason: 'placeholder', digest: null })
    : structValue({ shape, reason: null, digest: reading.digest });
};
