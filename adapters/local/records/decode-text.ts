import { EncodingWatch } from '#adapters/local/records/encoding-watch.ts';
import { LOOKED_AT, utf16Of } from '#adapters/local/records/utf-16.ts';
import { AirlockError } from '#core/errors.ts';

/** How the text of a file is encoded. UTF-16 is told by its first bytes; anything else but UTF-8 must be declared. */
export const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const SINGLE_BYTE: ReadonlySet<Encoding> = new Set(['latin1', 'windows-1252']);

/** The mark of UTF-32, which begins as that of UTF-16 does. */
const UTF_32 = /^(fffe0000|0000feff)/;

/** The same bytes, of which the first piece is long enough to tell the encoding by. */
async function* withLongStart(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of bytes) {
    if (!start) {
      yield chunk;
      continue;
    }
    // A copy: the next chunk may come in the memory of this one.
    start = Buffer.concat([start, chunk]);
    if (start.length < LOOKED_AT) continue;
    yield start;
    start = undefined;
  }
  if (start) yield start;
}

/** Decodes the text of one file, and tells afterwards what was odd about it. */
export class TextDecoding {
  readonly #path: string;
  readonly #declared: Encoding;
  readonly #watch = new EncodingWatch();
  #decoder = new TextDecoder();

  constructor(path: string, declared: Encoding) {
    this.#path = path;
    this.#declared = declared;
  }

  /** The text of bytes as they come; a byte that is none of the encoding is a fault, never a `?`. */
  async *textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    let encoding: Encoding | undefined;
    let begun = false;
    for await (const chunk of withLongStart(bytes)) {
      encoding ??= this.#begin(chunk);
      if (SINGLE_BYTE.has(encoding)) this.#watch.seeBytes(chunk);
      const text = this.#watch.clean(this.#decode(chunk));
      yield begun ? text : text.replace(/^\uFEFF+/, '');
      begun ||= text !== '';
    }
    yield this.#decode();
  }

  /** What people should know of the text that was read, a sentence each. */
  notes(): readonly string[] {
    return this.#watch.notes(this.#declared);
  }

  #begin(start: Uint8Array): Encoding {
    if (UTF_32.test(Buffer.from(start.subarray(0, 4)).toString('hex')))
      throw new AirlockError('input', `"${this.#path}" is UTF-32 text: save it as UTF-8.`);
    const order = utf16Of(start);
    const encoding: Encoding = order ? `utf-16${order}` : this.#declared;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
    return encoding;
  }

  #decode(chunk?: Uint8Array): string {
    try {
      return this.#decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      const { encoding } = this.#decoder;
      const hint =
        encoding === 'utf-8' ? 'if it is Latin-1, say "--encoding latin1"' : 'check --encoding';
      const says = `"${this.#path}" is not ${encoding} text: save it as UTF-8; ${hint}.`;
      throw new AirlockError('input', says, { cause });
    }
  }
}
