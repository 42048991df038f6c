import { join } from 'node:path';
import { type DuckDBConnection, DuckDBTableFunction } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteTarget } from '#adapters/duckdb/quote.ts';
import {
  CHUNK,
  type FedColumn,
  fedColumns,
  type KindTokens,
} from '#adapters/kernel/fed-columns.ts';
import { TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';
import type { TokeniseTask } from '#core/ports/tokeniser.ts';
import { pieceName, type ShardCount, shardNames } from '#core/shards.ts';

/** Places in a list of rows, from the first to before the last. */
type Slice = readonly [from: number, to: number];

/** Writes the pieces of one kind, each sorted by token, with one thread of the engine, which keeps the order. */
export const writeTokens = (
  limits: EngineLimits,
  tokens: KindTokens,
  task: TokeniseTask,
): Promise<void> =>
  withConnection({ ...limits, threads: 1 }, async (connection) => {
    const name = [...task.subkeys.keys()][tokens.kind] ?? '';
    const columns = fedColumns(tokens, task);
    const feed = lendRows(connection, columns, tokens.rows);
    const slices = shardSlices(tokens, task.shards);
    const selected = columns.flatMap(({ select }) => select ?? []).join(', ');
    for (const [index, shard] of shardNames(task.shards).entries()) {
      feed(slices[index] ?? [0, 0]);
      const path = quoteTarget(join(task.target, pieceName(name, shard)));
      await connection.run(`copy (select ${selected} from token_rows()) to ${path} ${PARQUET}`);
    }
  });

/** Lends rows to SQL as `token_rows()`, of the slice that was last told. */
const lendRows = (
  connection: DuckDBConnection,
  columns: readonly FedColumn[],
  rows: Uint32Array,
): ((slice: Slice) => void) => {
  let [at, end]: Slice = [0, 0];
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name: 'token_rows',
      bindFunction: (info) => {
        for (const { name, type } of columns) info.addResultColumn(name, type);
      },
      initFunction: () => undefined,
      mainFunction: (_, output) => {
        const chunk = rows.subarray(at, Math.min(at + CHUNK, end));
        at += chunk.length;
        output.rowCount = chunk.length;
        if (chunk.length === 0) return;
        for (const [place, { fill, buffer, bytes }] of columns.entries()) {
          fill(chunk);
          const vector = duckdb.data_chunk_get_vector(output.chunk, place);
          duckdb.copy_data_to_vector(vector, 0, buffer, 0, chunk.length * bytes);
        }
      },
    }),
  );
  return ([from, to]) => {
    [at, end] = [from, to];
  };
};

/** The slice of each shard: its tokens are neighbours. */
const shardSlices = (
  { part, kind, rows }: KindTokens,
  shards: ShardCount,
): readonly (Slice | undefined)[] => {
  if (shards === 1) return [[0, rows.length]];
  const tokens = part.tokens[kind];
  const slices: Slice[] = [];
  for (const [at, row] of rows.entries()) {
    const shard = (tokens?.[row * TOKEN_WORDS + 1] ?? 0) >>> (32 - Math.log2(shards));
    slices[shard] = [slices[shard]?.[0] ?? at, at + 1];
  }
  return slices;
};
