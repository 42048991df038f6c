import { DigestIndex, type DigestKeys } from '#core/drops/digest-index.ts';
import { type ChangedRow, KeptAttributes } from '#core/drops/kept-attributes.ts';
import type { RepeatRule } from '#core/drops/mapping.ts';
import { UNDATED } from '#core/drops/row-date.ts';

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

/** Rows that stand together, which may go into the drop. */
export interface DatedRows {
  /** Digests of each kind, a row each. */
  readonly digests: readonly DigestKeys[];
  readonly rows: number;
  /** Of each attribute the places of its values among the declared ones. */
  readonly codes: readonly Uint8Array[];
  /** When each was written, where the mapping says so. */
  readonly dates?: Float64Array | undefined;
}

/** What becomes of one of them. */
export interface PlacedRow {
  readonly row: number;
  readonly placed: Placed;
}

const NO_DIGESTS: DigestKeys = { present: new Uint8Array(), keys: new Int32Array() };

const ALONE: Placed = { outcome: 'kept', shared: [] };
const REPEAT: Placed = { outcome: 'repeat' };
const REPEAT_DIFFERS: Placed = { outcome: 'repeat-differs' };

/** Which people a drop has already. */
export interface DropShape {
  readonly kinds: number;
  /** Places for own ids behind the kinds. */
  readonly slots: number;
  /** Whether an id of the party's own is an identifier, as on a list of people to forget. */
  readonly ownIdsIdentify: boolean;
  /** Declared values of each attribute. */
  readonly declared: readonly (readonly string[])[];
  readonly rule: RepeatRule;
}

/**
 * Finds rows of a person who stands in the drop already. A row is one if it brings no identifier that earlier
 * rows do not hold: so the room, in which an identifier belongs to the first row that holds it, would find
 * nothing in it. A row that shares one identifier and brings another is somebody else, as in a household with
 * one phone: it keeps the other. No two rows that are kept share an identifier. An id of the party's own is mostly no
 * identifier: whichever place it is in, the first row that is kept with it has it, and a row that brings nothing
 * else brings nothing.
 */
export class Repeats {
  readonly #indexes: readonly DigestIndex[];
  readonly #attributes: KeptAttributes;
  readonly #dated: boolean;
  /** So many of the first places are of identifiers. */
  readonly #identifying: number;
  #replaced = 0;
  #strayIds = 0;

  constructor({ kinds, slots, ownIdsIdentify, declared, rule }: DropShape) {
    const own = new DigestIndex();
    this.#identifying = ownIdsIdentify ? kinds + slots : kinds;
    this.#indexes = [
      ...Array.from({ length: kinds }, () => new DigestIndex()),
      ...Array.from({ length: slots }, () => own),
    ];
    this.#dated = typeof rule === 'object';
    this.#attributes = new KeptAttributes(declared, this.#dated);
  }

  /** Places rows in their order, and answers those of which something was known. Most are new, and take little time. */
  placeAll(block: DatedRows): readonly PlacedRow[] {
    const { digests, rows, codes, dates } = block;
    const found: PlacedRow[] = [];
    for (let row = this.#keepNew(block, 0); row < rows; row = this.#keepNew(block, row + 1)) {
      const own = Uint8Array.from(codes, (each) => each[row] ?? 0);
      const placed = this.place({ digests, row, codes: own, date: dates?.[row] ?? UNDATED });
      found.push({ row, placed });
    }
    return found;
  }

  place(placed: DatedRow): Placed {
    const { digests, row, codes, date } = placed;
    let shared: number[] | undefined;
    let holder: number | undefined;
    let brings = false;
    let strays = 0;
    for (let at = 0; at < digests.length; at += 1) {
      const { present, keys } = digests[at] ?? NO_DIGESTS;
      if (present[row] !== 1) continue;
      const before = this.#indexes[at]?.rowOf(keys[2 * row] ?? 0, keys[2 * row + 1] ?? 0);
      const isOwnId = at >= this.#identifying;
      if (before !== undefined) shared = [...(shared ?? []), at];
      if (isOwnId) {
        strays += before === undefined ? 1 : 0;
        continue;
      }
      if (before === undefined) brings = true;
      else holder ??= before;
    }
    if (holder !== undefined && !brings) {
      this.#strayIds += strays;
      return this.#repeat(holder, codes, date);
    }
    this.#keep(placed, shared, this.#attributes.add(codes, date));
    return shared ? { outcome: 'kept', shared } : ALONE;
  }

  /** How often a row gave its attributes to one that the drop has. */
  get replaced(): number {
    return this.#replaced;
  }

  /** Ids of the party's own that stood in rows which repeat a person, and that nobody in the drop has therefore. */
  get strayIds(): number {
    return this.#strayIds;
  }

  /** Rows of the drop that have the attributes of a later row. */
  changed(): Generator<ChangedRow> {
    return this.#attributes.changed();
  }

  /** Keeps rows from one on, up to the first that brings what an earlier one holds; answers which that is. */
  #keepNew(block: DatedRows, from: number): number {
    const { digests, rows } = block;
    const first = this.#attributes.rows;
    let row = from;
    for (; row < rows && !this.#isKnown(digests, row); row += 1)
      for (let at = 0; at < digests.length; at += 1) {
        const { present, keys } = digests[at] ?? NO_DIGESTS;
        if (present[row] !== 1) continue;
        this.#indexes[at]?.add(keys[2 * row] ?? 0, keys[2 * row + 1] ?? 0, first + row - from);
      }
    this.#attributes.addAll(block, from, row);
    return row;
  }

  #isKnown(digests: readonly DigestKeys[], row: number): boolean {
    for (let at = 0; at < digests.length; at += 1) {
      const { present, keys } = digests[at] ?? NO_DIGESTS;
      if (present[row] !== 1) continue;
      const known = this.#indexes[at]?.rowOf(keys[2 * row] ?? 0, keys[2 * row + 1] ?? 0);
      if (known !== undefined) return true;
    }
    return false;
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
