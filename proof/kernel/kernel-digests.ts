import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file of digests, as `sha256sum --check` reads it. */
export const DIGESTS = 'SHA256SUMS';

const line = (bytes: Uint8Array, name: string): string =>
  `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;

/**
 * What `SHA256SUMS` says of these modules and of the sources that they were built from: so a source that changed and a
 * module that did not are found without a compiler.
 */
export const kernelDigests = async (
  folder: string,
  modules: ReadonlyMap<string, Uint8Array>,
): Promise<string> => {
  const found = await readdir(folder, { recursive: true });
  const sources = found
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'));
  const lines = [...modules].map(([name, bytes]) => line(bytes, name));
  for (const name of sources.sort()) lines.push(line(await readFile(join(folder, name)), name));
  return lines.join('');
};
