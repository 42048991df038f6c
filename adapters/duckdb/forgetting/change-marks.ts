import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { byOwner } from '#adapters/duckdb/forgetting/token-sets.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteTarget } from '#adapters/duckdb/quote.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { MarksChange } from '#core/ports/forgetting.ts';
import type { KindFiles } from '#core/ports/version-files.ts';

const NONE = 'select 0::bigint as token_hi, 0::bigint as token_lo where false';

const marksIn = (paths: readonly string[] | undefined): string =>
  paths ? `select token_hi, token_lo from ${parquetRows(...paths)}` : NONE;

/** Adds the marks of a list to those that stand, or takes them away: each once, sorted, and nothing beside them. */
export const changeMarks = async (
  connection: DuckDBConnection,
  { standing, list, act, target }: MarksChange,
): Promise<KindFiles> => {
  const [before, change] = [byOwner(standing), byOwner(list)];
  const changed = new Map<TokenKind, string[]>();
  const how = act === 'add' ? 'union' : 'except';
  for (const kind of new Set([...before.keys(), ...change.keys()])) {
    const path = join(target, `marks-${kind}.parquet`);
    const marks = `select * from (${marksIn(before.get(kind))} ${how} ${marksIn(change.get(kind))}) order by token_hi, token_lo`;
    await connection.run(`copy (${marks}) to ${quoteTarget(path)} ${PARQUET}`);
    changed.set(kind, [path]);
  }
  return changed;
};
