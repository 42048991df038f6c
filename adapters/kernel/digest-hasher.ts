import { placesIn, type TokenKernel } from '#adapters/kernel/token-kernel.ts';

/** Digests that are hashed at a time: what they take stays in the nearest memory of a core. */
export const BATCH = 4_096;
/** A digest in hex. */
export const HEX_BYTES = 64;
/** From one text of a page to the next: its length stands before it. */
const TEXT_STRIDE = 68;
/** A digest as it is. */
export const RAW_BYTES = 32;

/** Which kind's key a batch is hashed under. */
export interface KeyedKind {
  readonly slot: number;
  readonly key: Uint8Array;
  /** Digests that are nobody's, of 32 bytes each. */
  readonly fillers: Uint8Array;
}

/**
 * Turns digests into tokens in batches, under keys that it forgets when it is done. Fillers are told by their
 * tokens, so that nothing here depends on what a digest is.
 */
export class DigestHasher {
  readonly #kernel: TokenKernel;
  readonly #bytes: Uint8Array;
  readonly #hex: number;
  readonly #raw: number;
  readonly #bad: number;
  readonly #high: number;
  readonly #low: number;
  /** Room for a batch of digests that a caller gathers: one for all pages, of which a part has many. */
  readonly digests = Buffer.alloc(BATCH * RAW_BYTES);
  readonly #fillers: (FillerTokens | undefined)[] = [];
  /** Of each digest of the last batch: 1 if it was none in lower-case hex. */
  readonly bad: Uint8Array;
  /** Its token's first and second half, each the low word first. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;

  constructor(kernel: TokenKernel) {
    const sizes = [BATCH * TEXT_STRIDE, BATCH * RAW_BYTES, BATCH, BATCH * 8, BATCH * 8];
    const [hex = 0, raw = 0, bad = 0, high = 0, low = 0] = placesIn(kernel, sizes);
    const { buffer } = kernel.memory;
    this.#kernel = kernel;
    this.#bytes = new Uint8Array(buffer);
    [this.#hex, this.#raw, this.#bad, this.#high, this.#low] = [hex, raw, bad, high, low];
    this.bad = new Uint8Array(buffer, bad, BATCH);
    this.high = new Uint32Array(buffer, high, BATCH * 2);
    this.low = new Uint32Array(buffer, low, BATCH * 2);
  }

  /** Takes the key of a kind; the caller zeroes its own. */
  setKey({ slot, key, fillers }: KeyedKind): void {
    this.#bytes.set(key, this.#raw);
    try {
      this.#kernel.setKey(slot, this.#raw, key.length);
    } finally {
      this.#bytes.fill(0, this.#raw, this.#raw + key.length);
    }
    const count = fillers.length / RAW_BYTES;
    this.hashRaw(slot, fillers, count);
    this.#fillers[slot] = new FillerTokens(this, count);
  }

  /** Hashes texts of 64 bytes that lie in a page, one behind the length of the next. */
  hashHex(slot: number, page: Uint8Array, { at, count }: { at: number; count: number }): void {
    const end = at + (count - 1) * TEXT_STRIDE + HEX_BYTES;
    this.#bytes.set(page.subarray(at, end), this.#hex);
    this.#kernel.hexLower(this.#hex, TEXT_STRIDE, count, this.#raw, this.#bad);
    this.#kernel.hmac(slot, this.#raw, count, this.#high, this.#low);
  }

  /** Hashes digests of 32 bytes each. */
  hashRaw(slot: number, digests: Uint8Array, count: number): void {
    this.#bytes.set(digests.subarray(0, count * RAW_BYTES), this.#raw);
    this.#kernel.hmac(slot, this.#raw, count, this.#high, this.#low);
  }

  /** Is this token of the last batch one of a filler, such as the digest of an empty text? */
  isFiller(slot: number, at: number): boolean {
    return this.#fillers[slot]?.has(this, at) ?? false;
  }

  /** Which of the first `count` tokens of the last batch are one of a filler. */
  fillers(slot: number, count: number): readonly number[] {
    return this.#fillers[slot]?.among(this, count) ?? [];
  }

  /** Forgets keys, digests and tokens. */
  clear(): void {
    this.#kernel.clearKeys();
    this.#bytes.fill(0, this.#hex, this.#low + BATCH * 8);
    this.digests.fill(0);
    this.#fillers.length = 0;
  }
}

type Halves = Pick<DigestHasher, 'high' | 'low'>;

/** The tokens of all fillers under one key. Sixteen bits of a token rule out nearly every other. */
class FillerTokens {
  readonly #begins = new Uint8Array(65_536);
  readonly #whole = new Set<string>();

  constructor(halves: Halves, count: number) {
    for (let at = 0; at < count; at += 1) {
      this.#begins[(halves.low[at * 2] ?? 0) & 0xffff] = 1;
      this.#whole.add(wholeOf(halves, at));
    }
  }

  among(halves: Halves, count: number): readonly number[] {
    const { low } = halves;
    const found: number[] = [];
    for (let at = 0; at < count; at += 1)
      if (this.#begins[(low[at * 2] ?? 0) & 0xffff] === 1 && this.has(halves, at)) found.push(at);
    return found;
  }

  has(halves: Halves, at: number): boolean {
    return (
      this.#begins[(halves.low[at * 2] ?? 0) & 0xffff] === 1 && this.#whole.has(wholeOf(halves, at))
    );
  }
}

const wholeOf = ({ high, low }: Halves, at: number): string =>
  [high[at * 2], high[at * 2 + 1], low[at * 2], low[at * 2 + 1]].join(' ');
