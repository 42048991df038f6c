import { type RowRange, verdictOf } from '#adapters/kernel/judge-rows.ts';
import { columnsOf, type PartColumns, TOKEN, TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';
import { loadKernel, placesIn, type TokenKernel } from '#adapters/kernel/token-kernel.ts';

/** Rows of a part whose duplicates are known, and what its kinds and values are in the mark of a person. */
export interface SumTask extends RowRange {
  /** Of each kind, where it stands among all when they are sorted by name: in one place those that are told as one. */
  readonly order: readonly number[];
  /** `factOf` each kind, or nothing. */
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
    summer.takeAll(task.from, task.to);
    return summer.sums;
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

/** A kind as it is written into records. */
interface KindWords {
  readonly tokens: Uint32Array;
  readonly states: Uint8Array;
  /** Where it stands in a record. */
  readonly place: number;
  /** Both words of its fact. */
  readonly first: number;
  readonly second: number;
}

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
  /** The rows of a batch that have a person, and both words of what is known of each. */
  readonly #rows = new Uint32Array(BATCH);
  readonly #facts = new Int32Array(BATCH * 2);
  #count = 0;
  readonly #sums: [bigint, bigint] = [0n, 0n];

  constructor(kernel: TokenKernel, { memory, order, kindFacts, valueFacts }: SumTask) {
    this.#kernel = kernel;
    this.#part = columnsOf(memory);
    this.#order = order;
    this.#kindFacts = kindFacts.map((fact) => Int32Array.from(wordsOf(fact)));
    this.#valueFacts = valueFacts.map((facts) => Int32Array.from([0n, ...facts].flatMap(wordsOf)));
    this.#support = valueFacts.map((facts) => new Uint32Array(facts.length + 1));
    this.#recordWords = (Math.max(-1, ...order) + 1) * TOKEN_WORDS + 2;
    const bytes = this.#recordWords * 4;
    const sizes = [BATCH * bytes, BATCH * 4, BATCH * 32];
    const [records = 0, lengths = 0, marks = 0] = placesIn(kernel, sizes);
    this.#places = { records, lengths, marks };
    const { buffer } = kernel.memory;
    new Uint32Array(buffer, lengths, BATCH).fill(bytes);
    this.#records = new Uint32Array(buffer, records, BATCH * this.#recordWords);
    this.#marks = new DataView(buffer, marks, BATCH * 32);
  }

  /** Takes rows from one to before another, as many at a time as there is room for. */
  takeAll(from: number, to: number): void {
    for (let row = from; row < to; row += BATCH) {
      this.#gather(row, Math.min(row + BATCH, to));
      this.#writeKinds();
      this.#writeFacts();
      this.#add();
    }
  }

  get sums(): RowSums {
    return { marks: this.#sums, support: this.#support };
  }

  clear(): void {
    this.#records.fill(0);
  }

  /** The rows that have a person; of others it says that they repeat earlier ones. */
  #gather(from: number, to: number): void {
    const { verdicts, states } = this.#part;
    this.#count = 0;
    for (let row = from; row < to; row += 1) {
      if (verdicts[row] !== 0) continue;
      let has = false;
      for (let kind = 0; kind < states.length && !has; kind += 1)
        has = states[kind]?.[row] === TOKEN;
      if (has) {
        this.#rows[this.#count] = row;
        this.#count += 1;
      } else verdicts[row] = REPEAT;
    }
  }

  #writeKinds(): void {
    this.#facts.fill(0);
    this.#records.fill(0, 0, this.#count * this.#recordWords);
    for (const [kind, tokens] of this.#part.tokens.entries()) {
      const states = this.#part.states[kind];
      const [first, second] = this.#kindFacts[kind] ?? [];
      if (!states) continue;
      const place = (this.#order[kind] ?? 0) * TOKEN_WORDS;
      this.#writeKind({ tokens, states, place, first: first ?? 0, second: second ?? 0 });
    }
  }

  #writeKind({ tokens, states, place, first, second }: KindWords): void {
    const [records, rows, facts, words] = [
      this.#records,
      this.#rows,
      this.#facts,
      this.#recordWords,
    ];
    for (let n = 0, to = place; n < this.#count; n += 1, to += words) {
      const row = rows[n] ?? 0;
      const at = row * TOKEN_WORDS;
      // All ones or all zeros: a token that the row has not is written as zeros.
      const mask = states[row] === TOKEN ? -1 : 0;
      records[to] = (records[to] ?? 0) ^ (mask & turned(tokens[at + 1] ?? 0));
      records[to + 1] = (records[to + 1] ?? 0) ^ (mask & turned(tokens[at] ?? 0));
      records[to + 2] = (records[to + 2] ?? 0) ^ (mask & turned(tokens[at + 3] ?? 0));
      records[to + 3] = (records[to + 3] ?? 0) ^ (mask & turned(tokens[at + 2] ?? 0));
      facts[2 * n] = (facts[2 * n] ?? 0) ^ (mask & first);
      facts[2 * n + 1] = (facts[2 * n + 1] ?? 0) ^ (mask & second);
    }
  }

  #writeFacts(): void {
    const [records, rows, all, words] = [this.#records, this.#rows, this.#facts, this.#recordWords];
    for (const [attribute, codes] of this.#part.codes.entries()) {
      const [facts, support] = [this.#valueFacts[attribute], this.#support[attribute]];
      if (!facts || !support) continue;
      for (let n = 0; n < this.#count; n += 1) {
        const code = codes[rows[n] ?? 0] ?? 0;
        all[2 * n] = (all[2 * n] ?? 0) ^ (facts[code * 2] ?? 0);
        all[2 * n + 1] = (all[2 * n + 1] ?? 0) ^ (facts[code * 2 + 1] ?? 0);
        support[code] = (support[code] ?? 0) + 1;
      }
    }
    for (let n = 0, to = words - 2; n < this.#count; n += 1, to += words) {
      records[to] = turned(all[2 * n] ?? 0);
      records[to + 1] = turned(all[2 * n + 1] ?? 0);
    }
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
  }
}
