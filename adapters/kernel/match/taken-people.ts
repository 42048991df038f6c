import { expect } from '#adapters/kernel/not-understood.ts';

const FIRST_BYTES = 1 << 17;

/** Who of a list has a match, by a bit for each person: the parts of a list number theirs from 0 each. */
export class TakenPeople {
  readonly #parts: Uint8Array[] = [];
  readonly #most: number;
  #bytes = 0;

  /** `bits`: how many there may be. */
  constructor(bits: number) {
    this.#most = Math.ceil(bits / 8);
  }

  /** Whether a person of a part has one. */
  has(part: number, person: number): boolean {
    return (((this.#parts[part]?.[person >>> 3] ?? 0) >>> (person & 7)) & 1) === 1;
  }

  /** Notes that a person has one. Throws NotUnderstood where people are numbered further apart than there is room. */
  add(part: number, person: number): void {
    const at = person >>> 3;
    let bits = this.#parts[part];
    if (bits === undefined || at >= bits.length) bits = this.#grow(part, at);
    bits[at] = (bits[at] ?? 0) | (1 << (person & 7));
  }

  #grow(part: number, at: number): Uint8Array {
    const before = this.#parts[part] ?? new Uint8Array();
    const length = Math.max(FIRST_BYTES, 2 * before.length, at + 1);
    this.#bytes += length - before.length;
    expect(part < this.#most && this.#bytes <= this.#most + FIRST_BYTES, 'numbers far apart');
    const bits = new Uint8Array(length);
    bits.set(before);
    this.#parts[part] = bits;
    return bits;
  }
}
