import { DigestIndex } from '#core/drops/digest-index.ts';
import { type ChangedRow, KeptAttributes } from '#core/drops/kept-attributes.ts';
import type { RepeatRule } from '#core/drops/mapping.ts';

type Field = string | null;

/** A row of the drop, as `rowReader` makes it, and when it was written where the mapping says so. */
export interface DatedRow {
  readonly fields: readonly Field[];
  readonly date: number;
}

/** What becomes of a row beside those before it. */
export type Placed =
  | {
      readonly outcome: 'kept';
      readonly fields: readonly Field[];
      /** Kinds, by their place, whose identifier an earlier row holds and keeps. */
      readonly shared: readonly number[];
    }
  | { readonly outcome: 'repeat' | 'repeat-differs' };

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

  place({ fields, date }: DatedRow): Placed {
    const values = fields.slice(this.#indexes.length);
    const shared: number[] = [];
    let holder: number | undefined;
    let brings = false;
    for (const [at, index] of this.#indexes.entries()) {
      const digest = fields[at] ?? null;
      const row = digest === null ? undefined : index.rowOf(digest);
      if (row !== undefined) shared.push(at);
      else if (digest !== null) brings = true;
      holder ??= row;
    }
    if (holder !== undefined && !brings) return { outcome: this.#repeat(holder, values, date) };
    const own = shared.length === 0 ? fields : without(fields, shared);
    this.#keep(own, this.#attributes.add(values, date));
    return { outcome: 'kept', fields: own, shared };
  }

  /** How often a row gave its attributes to one that the drop has. */
  get replaced(): number {
    return this.#replaced;
  }

  /** Rows of the drop that have the attributes of a later row. */
  changed(): Generator<ChangedRow> {
    return this.#attributes.changed();
  }

  #repeat(holder: number, values: readonly Field[], date: number): 'repeat' | 'repeat-differs' {
    if (!this.#attributes.differs(holder, values)) {
      this.#attributes.renew(holder, date);
      return 'repeat';
    }
    if (this.#dated && this.#attributes.replace(holder, values, date)) this.#replaced += 1;
    return 'repeat-differs';
  }

  #keep(fields: readonly Field[], row: number): void {
    for (const [at, index] of this.#indexes.entries()) {
      const digest = fields[at] ?? null;
      if (digest !== null) index.add(digest, row);
    }
  }
}

const without = (fields: readonly Field[], places: readonly number[]): readonly Field[] =>
  fields.map((field, at) => (places.includes(at) ? null : field));
