const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/** Skips the texts of JSON in bytes as they come. A text that a line end cuts, which JSON has not, ends there. */
export class JsonTexts {
  #isIn = false;
  #isEscaped = false;
  #wasCut = false;
  /** The bytes that were skipped last, and the first line end in them behind that. */
  #bytes: Buffer | undefined;
  #newline = 0;

  /** Whether the next byte is one of a text. */
  get isIn(): boolean {
    return this.#isIn;
  }

  /** Whether the last text that was skipped was cut. */
  get wasCut(): boolean {
    return this.#wasCut;
  }

  /** A text begins. */
  open(): void {
    this.#isIn = true;
    this.#wasCut = false;
  }

  /** Where the text that `at` is in ends: behind its last byte, or at the end of the bytes. */
  skip(bytes: Buffer, at: number): number {
    const from = at + (this.#isEscaped ? 1 : 0);
    this.#isEscaped = false;
    const end = this.#endOf(bytes, from);
    const newline = this.#newlineFrom(bytes, at);
    if (newline >= end) return end;
    this.#isIn = false;
    this.#isEscaped = false;
    this.#wasCut = true;
    return newline + 1;
  }

  #newlineFrom(bytes: Buffer, at: number): number {
    if (this.#bytes === bytes && this.#newline >= at) return this.#newline;
    this.#bytes = bytes;
    const found = bytes.indexOf(NEWLINE, at);
    this.#newline = found < 0 ? Number.POSITIVE_INFINITY : found;
    return this.#newline;
  }

  #endOf(bytes: Buffer, from: number): number {
    let quote = bytes.indexOf(QUOTE, from);
    while (quote >= 0 && isEscapedAt(bytes, from, quote)) quote = bytes.indexOf(QUOTE, quote + 1);
    if (quote >= 0) this.#isIn = false;
    else this.#isEscaped = isEscapedAt(bytes, from, bytes.length);
    return quote < 0 ? bytes.length : quote + 1;
  }
}

/** Whether an odd number of backslashes stands before a place of a text that goes on at `from`. */
const isEscapedAt = (bytes: Buffer, from: number, place: number): boolean => {
  let first = place;
  while (first > from && bytes[first - 1] === BACKSLASH) first -= 1;
  return (place - first) % 2 === 1;
};
