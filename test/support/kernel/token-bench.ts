import { instantiateKernel } from '#adapters/kernel/kernel-folder.ts';
import type { TokenKernel } from '#adapters/kernel/token-kernel.ts';

/** An instance of the kernel for tokens that no other test works with. */
export const openTokenKernel = async (): Promise<TokenKernel> =>
  (await instantiateKernel('tokenise')) as TokenKernel;

/** Where the parts of a call lie, from the first place that is the callers'. */
const STRIDE = 512;

/** Calls of the kernel for tokens with bytes instead of places. What it is given is not checked: see the canaries. */
export class TokenBench {
  readonly kernel: TokenKernel;

  constructor(kernel: TokenKernel) {
    this.kernel = kernel;
    kernel.memory.grow(8);
  }

  /** SHA-256 of each text, of at most 512 bytes. */
  sha256(texts: readonly Uint8Array[]): readonly string[] {
    const lengths = this.#base;
    const source = lengths + texts.length * 4;
    const target = source + texts.length * STRIDE;
    const bytes = this.#bytes;
    texts.forEach((text, at) => {
      bytes.writeUInt32LE(text.length, lengths + at * 4);
      bytes.set(text, source + at * STRIDE);
    });
    this.kernel.sha256(source, lengths, STRIDE, texts.length, target);
    return texts.map((_, at) => bytes.toString('hex', target + at * 32, target + at * 32 + 32));
  }

  /** Takes a key. */
  setKey(slot: number, key: Uint8Array): void {
    this.#bytes.set(key, this.#base);
    this.kernel.setKey(slot, this.#base, key.length);
    this.#bytes.fill(0, this.#base, this.#base + key.length);
  }

  /** The tokens of messages of 32 bytes each, one after another: 16 bytes each, as `createHmac` orders them. */
  hmac(slot: number, messages: Uint8Array): Buffer {
    const count = messages.length / 32;
    const high = this.#base + messages.length;
    const low = high + count * 8;
    const bytes = this.#bytes;
    bytes.set(messages, this.#base);
    this.kernel.hmac(slot, this.#base, count, high, low);
    const tokens = Buffer.alloc(count * 16);
    for (let at = 0; at < count; at += 1) {
      tokens.writeBigUInt64BE(bytes.readBigUInt64LE(high + at * 8), at * 16);
      tokens.writeBigUInt64BE(bytes.readBigUInt64LE(low + at * 8), at * 16 + 8);
    }
    return tokens;
  }

  get #base(): number {
    return this.kernel.heap();
  }

  get #bytes(): Buffer {
    return Buffer.from(this.kernel.memory.buffer);
  }
}
