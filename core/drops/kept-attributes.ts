/** Rows for which there is room at first. */
const FIRST_ROWS = 1 << 12;

/** Attributes of a row that is in the drop, as they are now. */
export interface ChangedRow {
  /** Number of the row in the drop, from 0. */
  readonly row: number;
  readonly values: readonly string[];
}

/** Rows that stand together: of each attribute the places of its values, and when each row was written. */
interface KeptBlock {
  readonly codes: readonly Uint8Array[];
  readonly dates?: Float64Array | undefined;
}

/**
 * The attributes of each row of a drop, so that a later row of the same person can be held against them and
 * take their place. Values are declared, so that one takes a byte; a date, where there are any, takes eight.
 */
export class KeptAttributes {
  readonly #declared: readonly (readonly string[])[];
  /** A byte for each attribute of a row, and one that says whether it was changed. */
  readonly #width: number;
  #bytes: Uint8Array;
  #dates: Float64Array;
  #rows = 0;

  /** `declared` are the values of each attribute; `dated` where rows may take each other's place. */
  constructor(declared: readonly (readonly string[])[], dated: boolean) {
    this.#declared = declared;
    this.#width = declared.length + 1;
    this.#bytes = new Uint8Array(FIRST_ROWS * this.#width);
    this.#dates = new Float64Array(dated ? FIRST_ROWS : 0);
  }

  /** Keeps the next row, by the places of its values among the declared ones, and answers its number. */
  add(values: Uint8Array, date: number): number {
    const row = this.#rows;
    this.#rows += 1;
    if (this.#rows * this.#width > this.#bytes.length) this.#grow();
    this.#write(row, values);
    this.#dates[row] = date;
    return row;
  }

  /** Rows that are kept. */
  get rows(): number {
    return this.#rows;
  }

  /** Keeps rows of a block, from one to before another. */
  addAll({ codes, dates }: KeptBlock, from: number, end: number): void {
    const [first, rows] = [this.#rows, end - from];
    this.#rows += rows;
    while (this.#rows * this.#width > this.#bytes.length) this.#grow();
    for (const [at, each] of codes.entries())
      for (let row = 0; row < rows; row += 1)
        this.#bytes[(first + row) * this.#width + at] = each[from + row] ?? 0;
    if (dates && this.#dates.length > 0) this.#dates.set(dates.subarray(from, end), first);
  }

  differs(row: number, values: Uint8Array): boolean {
    return values.some((value, at) => this.#bytes[row * this.#width + at] !== value);
  }

  /** Gives a row the attributes of a later one, unless its own are of a younger date. */
  replace(row: number, values: Uint8Array, date: number): boolean {
    const before = this.#dates[row] ?? Number.NEGATIVE_INFINITY;
    if (date === Number.NEGATIVE_INFINITY || date < before) return false;
    this.#write(row, values);
    this.#bytes[row * this.#width + this.#width - 1] = 1;
    this.#dates[row] = date;
    return true;
  }

  /** Notes that a row's own attributes hold on this date, too. */
  renew(row: number, date: number): void {
    if (date > (this.#dates[row] ?? date)) this.#dates[row] = date;
  }

  /** Rows whose attributes are not those that they were added with, in their order. */
  *changed(): Generator<ChangedRow> {
    for (let row = 0; row < this.#rows; row += 1) {
      const from = row * this.#width;
      if (this.#bytes[from + this.#width - 1] !== 1) continue;
      const values = this.#declared.map((known, at) => known[this.#bytes[from + at] ?? 0] ?? '');
      yield { row, values };
    }
  }

  #write(row: number, values: Uint8Array): void {
    const from = row * this.#width;
    for (let at = 0; at < values.length; at += 1) this.#bytes[from + at] = values[at] ?? 0;
  }

  #grow(): void {
    const bytes = new Uint8Array(this.#bytes.length * 2);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    const dates = new Float64Array(this.#dates.length * 2);
    dates.set(this.#dates);
    this.#dates = dates;
  }
}
