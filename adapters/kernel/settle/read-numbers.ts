import { decodeHybrid } from '#adapters/kernel/decode-hybrid.ts';
import { expect } from '#adapters/kernel/not-understood.ts';
import { type ColumnPages, type Page, readPages } from '#adapters/kernel/read-pages.ts';
import type { SettleMemory } from '#adapters/kernel/settle/settle-memory.ts';

/** Wider than any: a page that ends before it says. */
const NO_WIDTH = 255;

/** A column of a row group, in the file where it lies. */
export interface NumberColumn {
  readonly file: number;
  readonly pages: ColumnPages;
}

/** Reads whole numbers into eight bytes each at a place. Throws NotUnderstood if the column is another or one is missing. */
export const readNumbers = (
  memory: SettleMemory,
  { file, pages }: NumberColumn,
  target: number,
): void => {
  let size = 0;
  for (const page of readPages(file, pages)) {
    if (page.kind === 'dictionary') size = putDictionary(memory, page);
    else readPage(memory, { page, size }, target + 8 * page.row);
  }
};

/** The same of codes, into a byte each. */
export const readCodes = (
  memory: SettleMemory,
  { file, pages }: NumberColumn,
  target: number,
): void => {
  const { kernel } = memory;
  let size = 0;
  for (const page of readPages(file, pages)) {
    if (page.kind === 'dictionary') {
      size = putDictionary(memory, page);
      expect(kernel.narrow(memory.dictionary, size, memory.dictionary) !== 0, 'no codes');
      continue;
    }
    expect(page.kind === 'numbers', 'codes without a dictionary');
    const { indexes, dictionary } = memory;
    putIndexes(memory, page);
    const place = target + page.row;
    const found = kernel.lookUpCodes(indexes, page.rows, dictionary, size, place);
    expect(found !== 0, 'a code that the dictionary does not have');
  }
};

interface NumberPage {
  readonly page: Page;
  /** How many numbers the dictionary has. */
  readonly size: number;
}

const readPage = (memory: SettleMemory, { page, size }: NumberPage, target: number): void => {
  const { kernel } = memory;
  const { kind, rows, bytes } = page;
  expect(page.present === undefined, 'a number is missing');
  if (kind === 'numbers') {
    putIndexes(memory, page);
    const { indexes, dictionary } = memory;
    const found = kernel.lookUpNumbers(indexes, rows, dictionary, size, target);
    expect(found !== 0, 'a number that the dictionary does not have');
  } else if (kind === 'differences') {
    expect(bytes.length <= memory.pageBytes, 'a page too large');
    memory.bytes(memory.page, bytes.length).set(bytes);
    const done = kernel.unpackDeltas(memory.page, bytes.length, target, rows);
    expect(done !== 0, 'differences of another shape');
  } else {
    expect(bytes.length === 8 * rows, 'other numbers');
    memory.bytes(target, bytes.length).set(bytes);
  }
};

const putDictionary = (memory: SettleMemory, { bytes, values }: Page): number => {
  expect(bytes.length === 8 * values && bytes.length <= memory.pageBytes - 8_192, 'no dictionary');
  memory.bytes(memory.dictionary, bytes.length).set(bytes);
  return values;
};

/** Puts the places in the dictionary that a page names where the kernel looks them up, which looks at each. */
const putIndexes = (memory: SettleMemory, { present, rows, bytes }: Page): void => {
  expect(present === undefined, 'a number is missing');
  const part = { from: 1, to: bytes.length, width: bytes[0] ?? NO_WIDTH, count: rows };
  decodeHybrid(bytes, part, memory.words(memory.indexes, rows));
};
