/** Who of a list has a pair already: a byte for each person where there are few enough numbers, else a set. */
export class TakenNumbers {
  readonly #bytes: Uint8Array | undefined;
  readonly #far = new Set<number>();

  /** `count`: how many numbers there are from 0; undefined where they lie far apart. */
  constructor(count: bigint | undefined) {
    this.#bytes = count === undefined ? undefined : new Uint8Array(Number(count));
  }

  has(person: number): boolean {
    return this.#bytes ? this.#bytes[person] === 1 : this.#far.has(person);
  }

  add(person: number): void {
    if (this.#bytes) this.#bytes[person] = 1;
    else this.#far.add(person);
  }
}
