import { readFile, writeFile } from 'node:fs/promises';

/** A place in a page that a program writes. */
export interface Marks {
  /** The page, from the root of the repository. */
  readonly page: string;
  readonly begin: string;
  readonly end: string;
}

const ROOT = new URL('../../../', import.meta.url);

/** The page with this text between its marks. Throws where they are lost. */
export const betweenMarks = (
  text: string,
  written: string,
  { page, begin, end }: Marks,
): string => {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${page} has lost the marks "${begin}" and "${end}"`);
  return `${before}${begin}\n\n${written.trim()}\n\n${end}${after}`;
};

/** Writes a text between the marks of a page, and leaves the rest as it is. */
export const writeBetween = async (marks: Marks, written: string): Promise<void> => {
  const url = new URL(marks.page, ROOT);
  await writeFile(url, betweenMarks(await readFile(url, 'utf8'), written, marks));
};

/** The place of one table of the benchmark's own page. */
export const benchMarks = (name: string, command: string): Marks => ({
  page: 'proof/bench/README.md',
  begin: `<!-- ${name}: written by ${command} -->`,
  end: `<!-- end of ${name} -->`,
});
