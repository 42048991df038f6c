import { rm } from 'node:fs/promises';
import { IntegerFileWriter } from '#adapters/kernel/settle/integer-file-writer.ts';
import { MergeWindow } from '#adapters/kernel/settle/merge-window.ts';
import { loadSettleKernel } from '#adapters/kernel/settle/settle-kernel.ts';
import { SettleMemory } from '#adapters/kernel/settle/settle-memory.ts';
import { SettledOutput } from '#adapters/kernel/settle/settled-output.ts';
import { TOKEN_COLUMNS, TokenFileReader } from '#adapters/kernel/settle/token-file-reader.ts';
import { MERGED_AT_ONCE } from '#core/work-limits.ts';

/** Sorted token files of one kind, and where those go that they become. */
export interface TokenMerge {
  readonly files: readonly string[];
  readonly attributes: readonly string[];
  /** How many people may have a token: one has an identifier, and several a match key. */
  readonly holders: number;
  /** Every token with the lowest persons who have it, as many as may. */
  readonly kept: string;
  /** The persons, in one column of that name, who had a token that enough lower ones have. */
  readonly lost: string;
}

/**
 * Makes one sorted file of sorted ones, in which every token belongs to the lowest persons; answers how many others had
 * one. Many files are merged some at a time, so that memory does not grow with their number. Deterministic: the
 * same files give the same files. Throws NotUnderstood of files that this room did not write.
 */
export const mergeTokenFiles = async (merge: TokenMerge): Promise<number> => {
  const lost = IntegerFileWriter.open(merge.lost, ['person']);
  try {
    const count = await mergeAll(merge, lost);
    lost.end();
    return count;
  } finally {
    lost.close();
  }
};

/** Rows of a file that wait for its next group, since their token may go on there: nothing of what one person has alone. */
const keptBack = (holders: number): number => (holders === 1 ? 0 : holders);

const mergeAll = async (merge: TokenMerge, lost: IntegerFileWriter): Promise<number> => {
  const { files, kept } = merge;
  if (files.length <= MERGED_AT_ONCE) return mergeSome(merge, lost);
  const between: string[] = [];
  let count = 0;
  try {
    for (let at = 0; at < files.length; at += MERGED_AT_ONCE) {
      const path = `${kept}-${between.length}`;
      between.push(path);
      const some = files.slice(at, at + MERGED_AT_ONCE);
      count += await mergeSome({ ...merge, files: some, kept: path }, lost);
    }
    return count + (await mergeAll({ ...merge, files: between }, lost));
  } finally {
    for (const path of between) await rm(path, { force: true });
  }
};

const mergeSome = async (
  { files, attributes, holders, kept: path }: TokenMerge,
  lost: IntegerFileWriter,
): Promise<number> => {
  const readers: TokenFileReader[] = [];
  const kept = IntegerFileWriter.open(path, [...TOKEN_COLUMNS, ...attributes]);
  try {
    for (const file of files) readers.push(await TokenFileReader.open(file, attributes));
    const groups = readers.map(({ largestGroup }) => largestGroup);
    const memory = new SettleMemory(await loadSettleKernel(), {
      rows: groups.reduce((sum, rows) => sum + rows + keptBack(holders), 0),
      largestGroup: Math.max(...groups),
      attributes: attributes.length,
    });
    const window = new MergeWindow(memory, readers, keptBack(holders));
    const output = new SettledOutput(memory, { kept, lost }, holders);
    for (let next = window.next(); next.rows > 0; next = window.next()) output.take(next);
    output.end();
    kept.end();
    return output.lost;
  } finally {
    for (const reader of readers) reader.close();
    kept.close();
  }
};
