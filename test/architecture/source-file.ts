import { readdir, readFile } from 'node:fs/promises';
import { extname, posix } from 'node:path';

/** The folder that holds core, adapters, cli and sql. */
const ROOT = new URL('../../', import.meta.url);

/** A file of the project: its path from the root, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file of ours with one of these endings under some folders of the project; a folder that is not there has none. */
export const readSources = async (
  folders: readonly string[],
  endings: readonly string[] = ['.ts', '.tsx'],
): Promise<readonly SourceFile[]> => {
  const found: SourceFile[] = [];
  for (const folder of folders) {
    const names = await readdir(new URL(folder, ROOT), { recursive: true }).catch(() => []);
    const ours = names.filter(
      (each) => endings.includes(extname(each)) && !each.includes('node_modules'),
    );
    for (const name of ours.sort()) {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      found.push({ path, text: await readFile(new URL(path, ROOT), 'utf8') });
    }
  }
  return found;
};

/** The text without its comments; line breaks stay, so that lines keep their numbers. */
export const withoutComments = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1');

/** The text without comments and without what stands in quotes: only code is left. */
export const codeOf = (text: string): string =>
  withoutComments(text).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

/** One import or re-export: a file of ours by its path from the root, else the package as written. */
export interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
}

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^;'"]*?\sfrom\s*)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

const resolve = (from: string, target: string): string => {
  if (target.startsWith('#')) return target.slice(1);
  return target.startsWith('.') ? posix.join(posix.dirname(from), target) : target;
};

/** Everything that a file imports, statically or not. */
export const importsOf = ({ path, text }: SourceFile): readonly Import[] => {
  const code = withoutComments(text);
  return [
    ...[...code.matchAll(STATIC)].map(([, type, target = '']) => ({
      target: resolve(path, target),
      typeOnly: type !== undefined,
    })),
    ...[...code.matchAll(DYNAMIC)].map(([, target = '']) => ({
      target: resolve(path, target),
      typeOnly: false,
    })),
  ];
};
