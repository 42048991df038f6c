import { isUtf8 } from 'node:buffer';
import { BATCH, type DigestHasher, HEX_BYTES, RAW_BYTES } from '#adapters/kernel/digest-hasher.ts';
import { expect } from '#adapters/kernel/not-understood.ts';
import { badState, NOTHING, TOKEN, TOKEN_WORDS } from '#adapters/kernel/part-memory.ts';
import { eachText, type Page } from '#adapters/kernel/read-pages.ts';
import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';
import { DIGEST_SHAPES, type DigestShape, readDigest } from '#core/lint/digest-shape.ts';

/**
 * What a value of a column of digests comes to, in one byte: the state of its row in the low four bits, its shape in
 * the high four.
 */
const outcomeOf = (state: number, shape: DigestShape): number =>
  state | (DIGEST_SHAPES.indexOf(shape) << 4);

/** The state of a row whose value came to this. */
export const stateOf = (outcome: number): number => outcome & 15;

/** The shape that such a value has. */
export const shapeOf = (outcome: number): DigestShape | undefined => DIGEST_SHAPES[outcome >> 4];

const GOOD = outcomeOf(TOKEN, 'hex-lower');
const FILLER = badState('placeholder');
const TOO_LONG = outcomeOf(badState('not-a-digest'), 'other');

/** The texts of a page as tokens, and what each came to. */
export interface ReadTexts {
  readonly tokens: Uint32Array;
  readonly outcomes: Uint8Array;
  /** How many of them core read, one at a time. */
  readonly oneByOne: number;
}

/** Nothing but the spaces that the engine's `trim` takes off, which is not all that JavaScript's does. */
const BLANK = /^\p{Zs}*$/u;

/** Reads each text of a page, which holds digests of a kind, under the key of its slot. Throws NotUnderstood. */
export const readTokens = (hasher: DigestHasher, slot: number, page: Page): ReadTexts => {
  const reader = new TokenReader(hasher, slot, page);
  eachText(page, (at, length, value) => reader.take(at, length, value));
  return reader.finish();
};

class TokenReader implements ReadTexts {
  readonly tokens: Uint32Array;
  readonly outcomes: Uint8Array;
  oneByOne = 0;
  readonly #hasher: DigestHasher;
  readonly #slot: number;
  readonly #bytes: Buffer;
  /** Texts of 64 bytes that lie one after the other. */
  readonly #run = { at: 0, value: 0, count: 0 };
  /** Whose the digests are that core read. */
  readonly #readFor: number[] = [];

  constructor(hasher: DigestHasher, slot: number, { bytes, values }: Page) {
    expect(values * 4 <= bytes.length, 'fewer texts than told');
    this.#hasher = hasher;
    this.#slot = slot;
    this.#bytes = bytes;
    this.tokens = new Uint32Array(values * TOKEN_WORDS);
    this.outcomes = new Uint8Array(values);
  }

  take(at: number, length: number, value: number): void {
    const run = this.#run;
    if (length === HEX_BYTES && run.count > 0 && run.count < BATCH) {
      run.count += 1;
      return;
    }
    this.#hashRun();
    if (length === HEX_BYTES) {
      run.at = at;
      run.value = value;
      run.count = 1;
    } else this.#readOne(at, length, value);
  }

  finish(): ReadTexts {
    this.#hashRun();
    this.#hashRead();
    return this;
  }

  #hashRun(): void {
    const { at, value, count } = this.#run;
    if (count === 0) return;
    this.#run.count = 0;
    this.#hasher.hashHex(this.#slot, this.#bytes, { at, count });
    const { high, low } = this.#hasher;
    const { tokens } = this;
    for (let [n, to] = [0, value * TOKEN_WORDS]; n < 2 * count; n += 2, to += TOKEN_WORDS) {
      tokens[to] = high[n] ?? 0;
      tokens[to + 1] = high[n + 1] ?? 0;
      tokens[to + 2] = low[n] ?? 0;
      tokens[to + 3] = low[n + 1] ?? 0;
    }
    this.outcomes.fill(GOOD, value, value + count);
    for (const n of this.#hasher.fillers(this.#slot, count))
      this.outcomes[value + n] = (GOOD & 0xf0) | FILLER;
    // Core's own readings need the hasher again: what it said of this run is used up by then.
    const bad = this.#hasher.bad.slice(0, count);
    for (let n = bad.indexOf(1); n >= 0; n = bad.indexOf(1, n + 1))
      this.#readOne(at + n * (HEX_BYTES + 4), HEX_BYTES, value + n);
  }

  /** The token of a batch as that of a value, whatever it is worth. */
  #put(from: number, value: number, outcome: number): void {
    const { high, low } = this.#hasher;
    const to = value * TOKEN_WORDS;
    this.tokens[to] = high[from * 2] ?? 0;
    this.tokens[to + 1] = high[from * 2 + 1] ?? 0;
    this.tokens[to + 2] = low[from * 2] ?? 0;
    this.tokens[to + 3] = low[from * 2 + 1] ?? 0;
    const isFiller = this.#hasher.isFiller(this.#slot, from);
    this.outcomes[value] = isFiller ? (outcome & 0xf0) | FILLER : outcome;
  }

  #readOne(at: number, length: number, value: number): void {
    const bytes = this.#bytes.subarray(at, at + length);
    expect(isUtf8(bytes), 'no text');
    this.oneByOne += 1;
    this.outcomes[value] = length > MAX_IDENTIFIER_LENGTH ? TOO_LONG : this.#outcome(bytes, value);
  }

  #outcome(bytes: Buffer, value: number): number {
    const text = bytes.toString();
    if (BLANK.test(text)) return NOTHING;
    const reading = readDigest(text);
    if ('reason' in reading) return outcomeOf(badState(reading.reason), reading.shape);
    if (this.#readFor.length === BATCH) this.#hashRead();
    this.#hasher.digests.write(reading.digest, this.#readFor.length * RAW_BYTES, 'hex');
    this.#readFor.push(value);
    return outcomeOf(TOKEN, reading.shape);
  }

  #hashRead(): void {
    const { digests } = this.#hasher;
    this.#hasher.hashRaw(this.#slot, digests, this.#readFor.length);
    for (const [at, value] of this.#readFor.entries())
      this.#put(at, value, this.outcomes[value] ?? NOTHING);
    digests.fill(0, 0, this.#readFor.length * RAW_BYTES);
    this.#readFor.length = 0;
  }
}
