import { glob, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import { MAX_SOURCE_FILES } from '#core/source-limits.ts';

const PATTERN = /[*?[{]/;

/** Is there anything of this name? */
export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The files that fit a pattern, in the order of their names. */
const fitting = async (pattern: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const path of glob(pattern)) {
    if ((await stat(path).catch(() => undefined))?.isFile()) found.push(path);
    if (found.length > MAX_SOURCE_FILES) break;
  }
  return found.sort();
};

/** The files that a name means: itself, or those that fit it where it is a pattern. */
const filesFor = async (name: string): Promise<readonly string[]> => {
  if (!PATTERN.test(name) || (await isThere(name))) return [name];
  const found = await fitting(name);
  if (found.length > 0) return found;
  throw new AirlockError('input', `There is no file like "${name}": check the path.`);
};

/** Does a name mean anything that is there, by itself or as a pattern? */
export const namesSomething = async (name: string): Promise<boolean> =>
  (await isThere(name)) || (PATTERN.test(name) && (await fitting(name)).length > 0);

/** What tells a file from all others, whatever its name: links lead to the same one. */
const identityOf = async (path: string): Promise<string> => {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found ? `${found.dev}:${found.ino}` : resolve(path);
};

/**
 * The files that are named, patterns such as `exports/*.csv` resolved. Throws AirlockError('input') if one is
 * named twice, be it by another name.
 */
export const findFiles = async (names: readonly string[]): Promise<readonly string[]> => {
  const paths = (await Promise.all(names.map(filesFor))).flat();
  if (paths.length > MAX_SOURCE_FILES)
    throw new AirlockError(
      'input',
      `More than ${MAX_SOURCE_FILES} files are named: put them together first.`,
    );
  const named = new Map<string, string>();
  for (const path of paths) {
    const identity = await identityOf(path);
    const first = named.get(identity);
    if (first !== undefined) throw namedTwice(path, first);
    named.set(identity, path);
  }
  return paths;
};

const namedTwice = (path: string, first: string): AirlockError =>
  new AirlockError(
    'input',
    resolve(path) === resolve(first)
      ? `"${path}" is named twice: name each file once.`
      : `"${path}" is named twice, for "${first}" is the same file: name each file once.`,
  );
