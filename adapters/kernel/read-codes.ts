import { isUtf8 } from 'node:buffer';
import { expect } from '#adapters/kernel/not-understood.ts';
import { eachText, type Page } from '#adapters/kernel/read-pages.ts';
import { codedValues } from '#core/attribute-codes.ts';
import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';

/** The spaces that the engine's `trim` takes off. */
const AROUND = /^\p{Zs}+|\p{Zs}+$/gu;

/** What stands for no value, where it is declared. */
const UNKNOWN = 'unknown';

/** Gives texts of one attribute their codes: 0 for what is not declared. */
export class CodeReader {
  readonly #codes: ReadonlyMap<string, number>;
  /** By the bytes of a text, so that most are never decoded. */
  readonly #byBytes: ReadonlyMap<string, number>;
  /** The code of a row that has no value. */
  readonly none: number;

  constructor(declared: readonly string[]) {
    const codes = codedValues(declared).map((value, at): [string, number] => [value, at + 1]);
    this.#codes = new Map(codes);
    this.#byBytes = new Map(
      codes.map(([value, code]) => [Buffer.from(value).toString('latin1'), code]),
    );
    this.none = this.#codes.get(UNKNOWN) ?? 0;
  }

  /** The code of each text of a page. Throws NotUnderstood if one is no text. */
  read(page: Page): Uint8Array {
    const { bytes, values } = page;
    expect(values * 4 <= bytes.length, 'fewer texts than told');
    const codes = new Uint8Array(values);
    eachText(page, (at, length, value) => {
      codes[value] = this.#codeOf(bytes.subarray(at, at + length));
    });
    return codes;
  }

  #codeOf(bytes: Buffer): number {
    const isTooLong = bytes.length > MAX_IDENTIFIER_LENGTH;
    const known = isTooLong ? undefined : this.#byBytes.get(bytes.toString('latin1'));
    if (known !== undefined) return known;
    expect(isUtf8(bytes), 'no text');
    if (isTooLong) return 0;
    const text = bytes.toString().replace(AROUND, '');
    return text === '' ? this.none : (this.#codes.get(text) ?? 0);
  }
}
