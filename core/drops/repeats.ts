import { DigestIndex, type DigestKeys } from '#core/drops/digest-index.ts';
import { type ChangedRow, KeptAttributes } from '#core/drops/kept-attributes.ts';
import type { RepeatRule } from '#core/drops/mapping.ts';

/** A row that may go into the drop. */
export interface DatedRow {
  /** Digests of each kind, of which those of the row are meant. */
  readonly digests: readonly DigestKeys[];
  readonly row: number;
  /** Places of its attributes among the declared values. */
  readonly codes: Uint8Array;
  /** When it was written, where the mapping says so. */
  readonly date: number;
}

/** What becomes of a row beside those before it. */
export type Placed =
  | {
      readonly outcome: 'kept';
      /** Kinds, by their place, whose identifier an earlier row holds and keeps: the row stays without. */
      readonly shared: readonly number[];
    }
  | { readonly outcome: 'repeat' | 'repeat-differs' };

const NO_DIGESTS: DigestKeys = { present: new Uint8Array(), keys: new Int32Array() };

const ALONE: Placed = { outcome: 'kept', shared: [] };
const REPEAT: Placed = { outcome: 'repeat' };
const REPEAT_DIFFERS: Placed = { outcome: 'repeat-differs' };

/** Which people a drop has already. */
export interface DropShape {
  readonly kinds: number;
  /** Declared values of each attribute. */
  readonly declared: readonly (readonly string[])[];
  readonly rule: RepeatRule;
}

/**
 * Finds rows of a person who stands in the drop already. A row is one if it brings no identifier that earlier
 * rows do not hold: so the room, in which an identifier belongs to the first row that holds it, would find
 * nothing in it. A row that shares one identifier and brings another is somebody else, as in a household with
 * one phone: it keeps the other. No two rows that are kept share an identifier.
 */
export class Repeats {
  readonly #indexes: readonly DigestIndex[];
  readonly #attributes: KeptAttributes;
  readonly #dated: boolean;
  #replaced = 0;

  constructor({ kinds, declared, rule }: DropShape) {
    this.#indexes = Array.from({ length: kinds }, () => new DigestIndex());
    this.#dated = typeof rule === 'object';
    this.#attributes = new KeptAttributes(declared, this.#dated);
  }

  place(placed: DatedRow): Placed {
    const { digests, row, codes, date } = placed;
    let shared: number[] | undefined;
    let holder: number | undefined;
    let brings = false;
    for (let at = 0; at < digests.length; at += 1) {
      const { present, keys } = digests[at] ?? NO_DIGESTS;
      if (present[row] !== 1) continue;
      const before = this.#indexes[at]?.rowOf(keys[2 * row] ?? 0, keys[2 * row + 1] ?? 0);
      if (before === undefined) brings = true;
      else {
        shared = [...(shared ?? []), at];
        holder ??= before;
      }
    }
    if (holder !== undefined && !brings) return this.#repeat(holder, codes, date);
    this.#keep(placed, shared, this.#attributes.add(codes, date));
    return shared ? { outcome: 'kept', shared } : ALONE;
  }

  /** How often a row gave its attributes to one that the drop has. */
  get replaced(): number {
    return this.#replaced;
  }

  /** Rows of the drop that have the attributes of a later row. */
  changed(): Generator<ChangedRow> {
    return this.#attributes.changed();
  }

  #repeat(holder: number, codes: Uint8Array, date: number): Placed {
    if (!this.#attributes.differs(holder, codes)) {
      this.#attributes.renew(holder, date);
      return REPEAT;
    }
    if (this.#dated && this.#attributes.replace(holder, codes, date)) this.#replaced += 1;
    return REPEAT_DIFFERS;
  }

  #keep({ digests, row }: DatedRow, shared: readonly number[] | undefined, kept: number): void {
    for (let at = 0; at < digests.length; at += 1) {
      const { present, keys } = digests[at] ?? NO_DIGESTS;
      if (present[row] !== 1 || shared?.includes(at)) continue;
      this.#indexes[at]?.add(keys[2 * row] ?? 0, keys[2 * row + 1] ?? 0, kept);
    }
  }
}
