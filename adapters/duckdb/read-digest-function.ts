import {
  type DuckDBConnection,
  DuckDBScalarFunction,
  type DuckDBStructValue,
  STRUCT,
  structValue,
  VARCHAR,
} from '@duckdb/node-api';
import type { Digest } from '#core/identifiers/digest.ts';
import { readDigest } from '#core/lint/digest-shape.ts';

const READING = STRUCT({ shape: VARCHAR, reason: VARCHAR, digest: VARCHAR });

/**
 * Lends the lint rules of core to SQL, for the few values that are not plain lower-case hex:
 * `airlock_read_digest(text)` answers shape, reason and digest, with either reason or digest null. Some digests are nobody's.
 */
export const registerReadDigest = (
  connection: DuckDBConnection,
  fillers: readonly Digest[],
): void => {
  const nobodys = new Set(fillers);
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: 'airlock_read_digest',
      parameterTypes: [VARCHAR],
      returnType: READING,
      mainFunction: (_info, input, output) => {
        const values = input.getColumnValues(0);
        values.forEach((value, at) => {
          output.setItem(at, typeof value === 'string' ? read(value, nobodys) : null);
        });
        output.flush();
      },
    }),
  );
};

const read = (value: string, nobodys: ReadonlySet<Digest>): DuckDBStructValue => {
  const reading = readDigest(value);
  const { shape } = reading;
  if ('reason' in reading) return structValue({ shape, reason: reading.reason, digest: null });
  return nobodys.has(reading.digest)
    ? structValue({ shape, reason: 'placeholder', digest: null })
    : structValue({ shape, reason: null, digest: reading.digest });
};
