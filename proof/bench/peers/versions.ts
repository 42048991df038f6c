import { readFileSync } from 'node:fs';

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

/** The version of a package in a list of pip, as `name==version`. */
export const pinnedIn = (list: string, name: string): string => {
  const line = list.split('\n').find((each) => each.startsWith(`${name}==`));
  if (line === undefined) throw new Error(`no version of "${name}" is pinned`);
  return line.slice(name.length + 2).split(' ')[0] ?? '';
};

/** A package of PyPI by its name and version, as the list of a folder here pins it. */
export const fromPyPi = (folder: 'data' | 'spu', name: string): string =>
  `${name} ${pinnedIn(read(`${folder}/requirements.txt`), name)}`;

/** A package of npm by its name and version, as a package.json here or of this project pins it. */
export const fromNpm = (name: string, of = '../../../package.json'): string => {
  const { devDependencies = {} } = JSON.parse(read(of)) as {
    readonly devDependencies?: Readonly<Record<string, string>>;
  };
  return `\`${name}\` ${devDependencies[name] ?? 'of no pinned version'}`;
};
