import { type RowRange, verdictOf } from '#adapters/kernel/judge-rows.ts';
import { columnsOf, type PartColumns, TOKEN, TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';
import { loadKernel, placesIn, type TokenKernel } from '#adapters/kernel/token-kernel.ts';

/** Rows of a part whose duplicates are known, and what its kinds and values are in the mark of a person. */
export interface SumTask extends RowRange {
  /** Of each kind, where it stands among all when they are sorted by name. */
  readonly order: readonly number[];
  /** `factOf` each kind. */
  readonly kindFacts: readonly bigint[];
  /** `factOf` each value of each attribute, by its code. */
  readonly valueFacts: readonly (readonly bigint[])[];
}

/** What the people among these rows add up to. */
export interface RowSums {
  readonly marks: readonly [bigint, bigint];
  /** Of each attribute, how many have each value, by its code. */
  readonly support: readonly Uint32Array[];
}

/** People whose marks are made at a time. */
const BATCH = 4_096;
const REPEAT = verdictOf('repeat');

/** Adds up the people among some rows. A row that lost its last identifier is told to repeat earlier ones. */
export const sumPeople = async (task: SumTask): Promise<RowSums> => {
  const summer = new Summer(await loadKernel(), task);
  try {
    for (let row = task.from; row < task.to; row += 1) summer.take(row);
    return summer.finish();
  } finally {
    summer.clear();
  }
};

/** Words of 32 bits, as a hash reads them. */
const turned = (word: number): number =>
  ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);

const wordsOf = (fact: bigint): readonly [number, number] => [
  Number(BigInt.asIntN(32, fact >> 32n)),
  Number(BigInt.asIntN(32, fact)),
];

class Summer {
  readonly #kernel: TokenKernel;
  readonly #part: PartColumns;
  readonly #order: readonly number[];
  /** Both words of each fact. */
  readonly #kindFacts: readonly Int32Array[];
  readonly #valueFacts: readonly Int32Array[];
  readonly #support: readonly Uint32Array[];
  readonly #recordWords: number;
  readonly #places: { readonly records: number; readonly lengths: number; readonly marks: number };
  readonly #records: Uint32Array;
  readonly #marks: DataView;
  #count = 0;
  readonly #sums: [bigint, bigint] = [0n, 0n];

  constructor(kernel: TokenKernel, { memory, order, kindFacts, valueFacts }: SumTask) {
    this.#kernel = kernel;
    this.#part = columnsOf(memory);
    this.#order = order;
    this.#kindFacts = kindFacts.map((fact) => Int32Array.from(wordsOf(fact)));
    this.#valueFacts = valueFacts.map((facts) => Int32Array.from([0n, ...facts].flatMap(wordsOf)));
    this.#support = valueFacts.map((facts) => new Uint32Array(facts.length + 1));
    this.#recordWords = order.length * TOKEN_WORDS + 2;
    const bytes = this.#recordWords * 4;
    const sizes = [BATCH * bytes, BATCH * 4, BATCH * 32];
    const [records = 0, lengths = 0, marks = 0] = placesIn(kernel, sizes);
    this.#places = { records, lengths, marks };
    const { buffer } = kernel.memory;
    new Uint32Array(buffer, lengths, BATCH).fill(bytes);
    this.#records = new Uint32Array(buffer, records, BATCH * this.#recordWords);
    this.#marks = new DataView(buffer, marks, BATCH * 32);
  }

  take(row: number): void {
    const { verdicts } = this.#part;
    if (verdicts[row] !== 0) return;
    if (!this.#write(row)) {
      verdicts[row] = REPEAT;
      return;
    }
    this.#count += 1;
    if (this.#count === BATCH) this.#add();
  }

  finish(): RowSums {
    this.#add();
    return { marks: this.#sums, support: this.#support };
  }

  clear(): void {
    this.#records.fill(0);
  }

  /** Writes the record of a row's person; answers whether it has one. */
  #write(row: number): boolean {
    const records = this.#records;
    const { tokens, states, codes } = this.#part;
    const from = this.#count * this.#recordWords;
    let [has, high, low] = [false, 0, 0];
    for (let kind = 0; kind < tokens.length; kind += 1) {
      const hasKind = states[kind]?.[row] === TOKEN;
      const of = tokens[kind];
      // All ones or all zeros: a token that the row has not is written as zeros.
      const mask = hasKind ? -1 : 0;
      const to = from + (this.#order[kind] ?? 0) * TOKEN_WORDS;
      const at = row * TOKEN_WORDS;
      records[to] = mask & turned(of?.[at + 1] ?? 0);
      records[to + 1] = mask & turned(of?.[at] ?? 0);
      records[to + 2] = mask & turned(of?.[at + 3] ?? 0);
      records[to + 3] = mask & turned(of?.[at + 2] ?? 0);
      const fact = this.#kindFacts[kind];
      high ^= mask & (fact?.[0] ?? 0);
      low ^= mask & (fact?.[1] ?? 0);
      has ||= hasKind;
    }
    if (!has) return false;
    for (let attribute = 0; attribute < codes.length; attribute += 1) {
      const code = codes[attribute]?.[row] ?? 0;
      const facts = this.#valueFacts[attribute];
      const support = this.#support[attribute];
      high ^= facts?.[code * 2] ?? 0;
      low ^= facts?.[code * 2 + 1] ?? 0;
      if (support) support[code] = (support[code] ?? 0) + 1;
    }
    records[from + this.#recordWords - 2] = turned(high);
    records[from + this.#recordWords - 1] = turned(low);
    return true;
  }

  /** Four sums of 32 bits, which a batch cannot bring near 2^53. */
  #add(): void {
    const { records, lengths, marks } = this.#places;
    this.#kernel.sha256(records, lengths, this.#recordWords * 4, this.#count, marks);
    const words = [0, 0, 0, 0];
    for (let at = 0; at < this.#count * 32; at += 32)
      for (let word = 0; word < 4; word += 1)
        words[word] = (words[word] ?? 0) + this.#marks.getUint32(at + word * 4);
    const [a = 0, b = 0, c = 0, d = 0] = words;
    this.#sums[0] += (BigInt(a) << 32n) + BigInt(b);
    this.#sums[1] += (BigInt(c) << 32n) + BigInt(d);
    this.#count = 0;
  }
}
