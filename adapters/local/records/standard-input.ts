import type { OpenInput, SourceInput } from '#adapters/local/records/source-input.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_KEPT_BYTES } from '#core/source-limits.ts';

/** Bytes that are gathered at least: a pipe may give them one by one, and four tell the packing of a file. */
const MIN_CHUNK = 4_096;

/**
 * Bytes that come once, such as those of standard input. Their beginning is kept in memory until more was
 * read than anybody looks at twice: to find the header, it is read again. Nothing is written to a disk.
 */
export class StandardInput implements SourceInput {
  readonly path = 'standard input';
  readonly size = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  /** Which of all chunks the first of those kept is. */
  #first = 0;
  #done = 0;
  #ended = false;
  #reading: Promise<void> = Promise.resolve();

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  open(): Promise<OpenInput> {
    const input = this;
    return Promise.resolve({
      get done() {
        return input.#done;
      },
      bytes: () => this.#bytes(),
      close: () => this.#reading,
    });
  }

  checkUnchanged(): Promise<void> {
    return Promise.resolve();
  }

  async *#bytes(): AsyncGenerator<Uint8Array> {
    for (let at = 0; ; at += 1) {
      await this.#reading;
      if (at < this.#first)
        throw new AirlockError('input', 'Standard input can be read once: name a file instead.');
      if (at === this.#first + this.#kept.length) {
        if (this.#ended) return;
        this.#reading = this.#read();
        await this.#reading;
      }
      const chunk = this.#kept[at - this.#first];
      if (chunk === undefined) return;
      yield chunk;
    }
  }

  async #read(): Promise<void> {
    const pieces: Uint8Array[] = [];
    for (let length = 0; length < MIN_CHUNK; ) {
      const { value, done } = await this.#chunks.next();
      this.#ended = done === true;
      if (done) break;
      pieces.push(value);
      length += value.length;
    }
    const chunk = Buffer.concat(pieces);
    if (chunk.length === 0) return;
    this.#done += chunk.length;
    this.#keptBytes += chunk.length;
    if (this.#keptBytes > MAX_KEPT_BYTES) {
      this.#first += this.#kept.length;
      this.#kept = [];
    }
    this.#kept.push(chunk);
  }
}
