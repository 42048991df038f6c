import { access } from 'node:fs/promises';
import { trinoCache } from '#proof/trino/trino-files.ts';

/** What stands behind Athena. */
export type EngineName = 'trino' | 'duckdb';

/**
 * The engine that `AIRLOCK_EMULATOR_ENGINE` names; else Trino where it was fetched already, which is the
 * engine nearest to Athena, and DuckDB where it was not.
 */
export const chooseEngine = async (
  wanted: string | undefined = process.env.AIRLOCK_EMULATOR_ENGINE,
  cache: string = trinoCache(),
): Promise<EngineName> => {
  if (wanted === 'trino' || wanted === 'duckdb') return wanted;
  if (wanted) throw new Error(`AIRLOCK_EMULATOR_ENGINE is "${wanted}": say "trino" or "duckdb".`);
  return access(cache).then(
    () => 'trino',
    () => 'duckdb',
  );
};
