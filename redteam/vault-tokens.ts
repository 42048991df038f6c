import { withConnection } from '#adapters/duckdb/connection.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { engineLimits } from '#adapters/local/deps.ts';
import type { Visit } from '#redteam/visit.ts';

/** Every token of the vault, in files whose keys are meant, as a thief of these files has them. */
export const tokensIn = (
  { room: { objects, workspace } }: Visit,
  isMeant: (key: string) => boolean = () => true,
): Promise<ReadonlySet<string>> =>
  workspace.withFolder((spill) =>
    withConnection(engineLimits(spill), async (connection) => {
      const tokens = new Set<string>();
      const add = async (path: string): Promise<void> => {
        const read = await connection.runAndReadAll(
          `select token_hi, token_lo from ${parquetRows(path)}`,
        );
        for (const [hi, lo] of read.getRows()) tokens.add(`${hi}/${lo}`);
      };
      for (const { key } of await objects.list('vault/'))
        if (isMeant(key)) await objects.withFile(key, add);
      return tokens;
    }),
  );
