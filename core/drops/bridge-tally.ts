import type { BridgeRate } from '#core/drops/bridge-rate.ts';
import { DigestIndex } from '#core/drops/digest-index.ts';

const HALF = 8;

/** The first 64 bits of a digest, which tell it from others, as two numbers. */
const keyOf = (digest: string): readonly [high: number, low: number] => [
  Number.parseInt(digest.slice(0, HALF), 16) | 0,
  Number.parseInt(digest.slice(HALF, 2 * HALF), 16) | 0,
];

/**
 * Counts which of a list's people events reach, one after the other. Holds a few bytes for each id of the list; the
 * same id on two people is the first one's.
 */
export class BridgeTally {
  readonly #owners = new DigestIndex();
  #people = 0;
  #withIds = 0;
  #events = 0;
  #linked = 0;
  #reached: Set<number> = new Set();

  /** Notes the next person of the list, by digests of those ids that events can have. */
  addPerson(digests: readonly string[]): void {
    for (const digest of digests) {
      const key = keyOf(digest);
      if (this.#owners.rowOf(...key) === undefined) this.#owners.add(...key, this.#people);
    }
    if (digests.length > 0) this.#withIds += 1;
    this.#people += 1;
  }

  /** Notes an event by the digest of its id. */
  addEvent(digest: string): void {
    this.#events += 1;
    const owner = this.#owners.rowOf(...keyOf(digest));
    if (owner === undefined) return;
    this.#linked += 1;
    this.#reached.add(owner);
  }

  /** What came of it so far. */
  get counts(): Omit<BridgeRate, 'dataset' | 'of'> {
    return {
      ...{ events: this.#events, linked: this.#linked, people: this.#people },
      ...{ reached: this.#reached.size, withIds: this.#withIds },
    };
  }
}
