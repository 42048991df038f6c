import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Manifest } from '#core/drops/manifest.ts';
import { sha256 } from '#core/sha256.ts';

/** What `prepare` leaves beside the parts that the manifest names. */
const BESIDE = [
  ...['manifest.json', 'lint-report.json', 'quarantine.csv', 'airlock-drop.json'],
] as const;

/**
 * Throws unless the manifest of a drop folder describes parts that are there, byte for byte; with `alone`,
 * also if there is anything else. Answers how many rows it has.
 */
export const checkDrop = async (folder: string, { alone = false } = {}): Promise<number> => {
  const manifest = Manifest.parse(
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
  );
  for (const { file, sha256: expected } of manifest.parts) {
    const actual = sha256(await readFile(join(folder, file)));
    if (actual !== expected) throw new Error(`the manifest does not describe ${file}`);
  }
  const known = new Set<string>([...BESIDE, ...manifest.parts.map(({ file }) => file)]);
  const other = (await readdir(folder)).filter((name) => !known.has(name));
  if (alone && other.length > 0) throw new Error(`left in the drop: ${other.join(', ')}`);
  return manifest.rows;
};
