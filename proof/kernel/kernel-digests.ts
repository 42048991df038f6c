import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the kernel's sources and its built modules lie. */
export const KERNEL_FOLDER = fileURLToPath(new URL('../../kernel/', import.meta.url));

/** The files in the kernel's folder that are modules of their own, each the entry of what it exports. */
export const kernelEntries = async (): Promise<readonly string[]> =>
  (await readdir(KERNEL_FOLDER)).filter((name) => name.endsWith('.ts')).sort();

/** The file of digests, as `sha256sum --check` reads it. */
export const DIGESTS = 'SHA256SUMS';

const line = (bytes: Uint8Array, name: string): string =>
  `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;

/**
 * What `SHA256SUMS` says of these modules and of the sources that they were built from: so a source that changed and a
 * module that did not are found without a compiler.
 */
export const kernelDigests = async (modules: ReadonlyMap<string, Uint8Array>): Promise<string> => {
  const found = await readdir(KERNEL_FOLDER, { recursive: true });
  const sources = found
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'));
  const lines = [...modules].map(([name, bytes]) => line(bytes, name));
  for (const name of sources.sort())
    lines.push(line(await readFile(join(KERNEL_FOLDER, name)), name));
  return lines.join('');
};
