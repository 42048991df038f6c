import { join } from 'node:path';
import { type Kind, namesIn, standing } from '#console/files/own-files.ts';

/** What a party's own lists are called: the formats that `prepare` reads, packed or not. */
const LIST = /\.(?:csv|tsv|txt|json|jsonl|ndjson|parquet|xlsx)(?:\.(?:gz|zst))?$/i;

/** What stands in the folder beside lists, and is none. */
const OWN = /^airlock-drop-key-/;

/** What a drop is known by. */
const MANIFEST = 'manifest.json';

/** More than anybody looks through. */
const MAX_SHOWN = 200;

/** The names that a new folder may have. */
export const FOLDER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** A file of the folder. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** When it was changed last, in milliseconds since 1970. */
  readonly changed: number;
}

const shownIn = async (folder: string, kind: Kind): Promise<readonly string[]> =>
  (await namesIn(folder, kind)).filter((name) => !name.startsWith('.'));

/** The lists of a folder by their names: regular files alone, so that no link leads out of it. The system's error where it cannot be read. */
export const filesIn = async (folder: string): Promise<readonly ListedFile[]> => {
  const names = (await shownIn(folder, 'file')).filter(
    (name) => LIST.test(name) && !OWN.test(name),
  );
  const found = await Promise.all(
    names
      .slice(0, MAX_SHOWN)
      .map(async (name) => ({ name, stats: await standing(join(folder, name)) })),
  );
  return found.flatMap(({ name, stats }) =>
    stats?.isFile() ? [{ name, bytes: stats.size, changed: stats.mtimeMs }] : [],
  );
};

/** The path of a list of the folder by its name; undefined for whatever is not one, such as a path, a link or a folder. */
export const fileNamed = async (folder: string, name: string): Promise<string | undefined> =>
  (await filesIn(folder)).some((file) => file.name === name) ? join(folder, name) : undefined;

/** The folders of prepared drops by their names, none of them a link. */
export const dropsIn = async (folder: string): Promise<readonly string[]> => {
  const names = await shownIn(folder, 'folder');
  const marked = await Promise.all(
    names.map(async (name) => (await standing(join(folder, name, MANIFEST)))?.isFile() === true),
  );
  return names.filter((_, at) => marked[at]);
};

/** The mappings that were saved in the folder, by their names. */
export const mappingsIn = async (folder: string): Promise<readonly string[]> =>
  (await shownIn(folder, 'file')).filter((name) => name.endsWith(MAPPING_END));

/** How the file of a mapping is named behind its drop. */
export const MAPPING_END = '.mapping.yaml';

/** Whether nothing of that name is there, nor the mapping of a drop of that name: a link that leads nowhere is something. */
export const isFree = async (folder: string, name: string): Promise<boolean> => {
  const found = [name, `${name}${MAPPING_END}`].map((each) => standing(join(folder, each)));
  return (await Promise.all(found)).every((each) => each === undefined);
};

/** So much of the name of a file is in that of its drop. */
const MAX_STEM = 40;

/** A name for the drop of a file that nothing in the folder has. */
export const freeName = async (folder: string, file: string): Promise<string> => {
  const plain = file
    .replace(LIST, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._]+/g, '-')
    .slice(0, MAX_STEM)
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  const stem = `${plain || 'list'}-drop`;
  for (let at = 1; ; at += 1) {
    const name = at === 1 ? stem : `${stem}-${at}`;
    if (await isFree(folder, name)) return name;
  }
};
