import { closeSync, openSync } from 'node:fs';
import { DigestHasher } from '#adapters/kernel/digest-hasher.ts';
import { expect } from '#adapters/kernel/not-understood.ts';
import { columnsOf, type PartMemory, TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';
import { CodeReader } from '#adapters/kernel/read-codes.ts';
import {
  type ColumnPages,
  dictionaryNumbers,
  type Page,
  readPages,
} from '#adapters/kernel/read-pages.ts';
import { type ReadTexts, readTokens, stateOf } from '#adapters/kernel/read-tokens.ts';
import { loadKernel } from '#adapters/kernel/token-kernel.ts';

/** One column of one row group of a part. */
export interface ColumnTask {
  readonly of: 'kind' | 'attribute';
  /** Which of the kinds, or of the attributes. */
  readonly place: number;
  /** Where in the part its first row stands. */
  readonly firstRow: number;
  readonly pages: ColumnPages;
}

/** Columns of a part to read into its memory. */
export interface ColumnsTask {
  readonly file: string;
  /** The keys of the kinds one after the other. It is shared, so that the message holds no copy of them. */
  readonly keys: SharedArrayBuffer;
  readonly keyBytes: number;
  /** Digests that are nobody's, of 32 bytes each. */
  readonly fillers: Uint8Array;
  readonly memory: PartMemory;
  /** The declared values of each attribute. */
  readonly declared: readonly (readonly string[])[];
  readonly columns: readonly ColumnTask[];
}

/** What was read. */
export interface ColumnsRead {
  /** Of each kind, how many rows have a value of each outcome. */
  readonly outcomes: readonly Uint32Array[];
  /** How many values core read, one at a time. */
  readonly oneByOne: number;
}

/** Reads columns of a part: digests as tokens, attributes as codes. Throws NotUnderstood. Forgets the keys, whatever happens. */
export const readColumns = async (task: ColumnsTask): Promise<ColumnsRead> => {
  const hasher = new DigestHasher(await loadKernel());
  const file = openSync(task.file, 'r');
  try {
    task.memory.tokens.forEach((_, slot) => {
      const key = new Uint8Array(task.keys, slot * task.keyBytes, task.keyBytes);
      hasher.setKey({ slot, key, fillers: task.fillers });
    });
    return readAll(task, { hasher, file });
  } finally {
    hasher.clear();
    closeSync(file);
  }
};

const readAll = (
  { memory, declared, columns }: ColumnsTask,
  { hasher, file }: { readonly hasher: DigestHasher; readonly file: number },
): ColumnsRead => {
  const part = columnsOf(memory);
  const outcomes = part.tokens.map(() => new Uint32Array(256));
  const codeReaders = declared.map((values) => new CodeReader(values));
  let oneByOne = 0;
  for (const { of, place, firstRow, pages } of columns) {
    const codes = part.codes[place];
    const codeReader = codeReaders[place];
    if (of === 'attribute' && codes && codeReader) {
      readCodeColumn(readPages(file, pages), { codes, codeReader, firstRow });
      continue;
    }
    const [tokens, states, tally] = [part.tokens[place], part.states[place], outcomes[place]];
    if (!tokens || !states || !tally) continue;
    const read = (page: Page): ReadTexts => {
      const texts = readTokens(hasher, place, page);
      oneByOne += texts.oneByOne;
      return texts;
    };
    const target = { tokens, states, tally, firstRow };
    for (const each of withDictionary(readPages(file, pages), read)) putTokens(each, target);
  }
  return { outcomes, oneByOne };
};

/** A page of rows, and the texts that they have; by their places among the texts where those are a dictionary's. */
interface PageTexts<Texts> {
  readonly page: Page;
  readonly texts: Texts;
  readonly numbers?: Uint32Array;
}

/** Texts of a dictionary, and then of each page the place of every text that a row has. */
function* withDictionary<Texts>(
  pages: Iterable<Page>,
  read: (page: Page) => Texts,
): Generator<PageTexts<Texts>> {
  let dictionary: { readonly texts: Texts; readonly size: number } | undefined;
  for (const page of pages) {
    if (page.kind === 'dictionary') {
      expect(dictionary === undefined && page.values * 4 <= page.bytes.length, 'two dictionaries');
      dictionary = { texts: read(page), size: page.values };
    } else if (page.kind === 'texts') yield { page, texts: read(page) };
    else {
      const { texts, size } = dictionary ?? { texts: read({ ...page, values: 0 }), size: 0 };
      yield { page, texts, numbers: dictionaryNumbers(page, size) };
    }
  }
}

interface KindTarget {
  readonly tokens: Uint32Array;
  readonly states: Uint8Array;
  readonly tally: Uint32Array;
  readonly firstRow: number;
}

const putTokens = (
  { page: { row, present, values }, texts: { tokens, outcomes }, numbers }: PageTexts<ReadTexts>,
  target: KindTarget,
): void => {
  const first = target.firstRow + row;
  const { tokens: targets, states, tally } = target;
  for (let n = 0; n < values; n += 1) {
    const value = numbers ? (numbers[n] ?? 0) : n;
    const place = first + (present ? (present[n] ?? 0) : n);
    const outcome = outcomes[value] ?? 0;
    const [from, to] = [value * TOKEN_WORDS, place * TOKEN_WORDS];
    targets[to] = tokens[from] ?? 0;
    targets[to + 1] = tokens[from + 1] ?? 0;
    targets[to + 2] = tokens[from + 2] ?? 0;
    targets[to + 3] = tokens[from + 3] ?? 0;
    states[place] = stateOf(outcome);
    tally[outcome] = (tally[outcome] ?? 0) + 1;
  }
};

interface CodeTarget {
  readonly codes: Uint8Array;
  readonly codeReader: CodeReader;
  readonly firstRow: number;
}

const readCodeColumn = (
  pages: Iterable<Page>,
  { codes, codeReader, firstRow }: CodeTarget,
): void => {
  for (const { page, texts, numbers } of withDictionary(pages, (each) => codeReader.read(each))) {
    const first = firstRow + page.row;
    const { present, values } = page;
    if (present) codes.fill(codeReader.none, first, first + page.rows);
    for (let n = 0; n < values; n += 1)
      codes[first + (present ? (present[n] ?? 0) : n)] =
        texts[numbers ? (numbers[n] ?? 0) : n] ?? 0;
  }
};
