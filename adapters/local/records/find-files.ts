import { glob, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import { MAX_SOURCE_FILES } from '#core/limits.ts';

const PATTERN = /[*?[{]/;

/** The files that a name means: itself, or those that fit it, in the order of their names, where it is a pattern. */
const filesFor = async (name: string): Promise<readonly string[]> => {
  if (!PATTERN.test(name) || (await stat(name).catch(() => undefined))) return [name];
  const found: string[] = [];
  for await (const path of glob(name)) {
    if ((await stat(path).catch(() => undefined))?.isFile()) found.push(path);
    if (found.length > MAX_SOURCE_FILES) break;
  }
  if (found.length > 0) return found.sort();
  throw new AirlockError('input', `There is no file like "${name}": check the path.`);
};

/** The files that are named, patterns such as `exports/*.csv` resolved. Throws AirlockError('input') if one is named twice. */
export const findFiles = async (names: readonly string[]): Promise<readonly string[]> => {
  const paths = (await Promise.all(names.map(filesFor))).flat();
  if (paths.length > MAX_SOURCE_FILES)
    throw new AirlockError(
      'input',
      `More than ${MAX_SOURCE_FILES} files are named: put them together first.`,
    );
  const real = paths.map((path) => resolve(path));
  const again = paths.find((_, at) => real.indexOf(real[at] ?? '') !== at);
  if (again === undefined) return paths;
  throw new AirlockError('input', `"${again}" is named twice: name each file once.`);
};
