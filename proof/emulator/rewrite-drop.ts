import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withConnection } from '#adapters/duckdb/connection.ts';
import { parquetRows, quoteTarget } from '#adapters/duckdb/quote.ts';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import { MANIFEST_FILE, partFile } from '#core/drop-files.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { randomId } from '#core/random-id.ts';
import { SAMPLE_LIMITS } from '#proof/trino/sample-vault.ts';

/**
 * Writes a drop anew, under an id of its own, with other parts and a manifest that fits them. Each part is a query over `rows`,
 * which are those of the old drop's one part, `place` being where a row stands in it.
 */
export const rewriteDrop = async (
  from: string,
  into: string,
  parts: readonly string[],
): Promise<string> => {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(from, MANIFEST_FILE), 'utf8')));
  await mkdir(into, { recursive: true });
  const old = parquetRows(join(from, manifest.parts[0]?.file ?? ''));
  const written = await withConnection(SAMPLE_LIMITS, async (connection) => {
    await connection.run(
      `create view rows as
       select *, file_row_number as place from ${old}`,
    );
    const made = [];
    for (const [index, query] of parts.entries()) {
      const file = partFile(index + 1);
      const path = join(into, file);
      await connection.run(
        `copy (select * exclude (place) from (${query}) order by place) to ${quoteTarget(path)} (format parquet)`,
      );
      const counted = await connection.runAndReadAll(
        `select count(*)::integer from ${parquetRows(path)}`,
      );
      made.push({ file, rows: Number(counted.getRows()[0]?.[0]), ...(await fileChecksum(path)) });
    }
    return made;
  });
  const rows = written.reduce((sum, part) => sum + part.rows, 0);
  const drop = randomId(systemRandomness);
  const changed = Manifest.parse({ ...manifest, drop, parts: written, rows });
  await writeFile(join(into, MANIFEST_FILE), JSON.stringify(changed));
  return into;
};

/** Queries that spread the rows over so many parts. */
export const spread = (parts: number): readonly string[] =>
  Array.from({ length: parts }, (_, part) => `select * from rows where place % ${parts} = ${part}`);
