import { type DelimitedRow, fitsWidth } from '#adapters/local/records/delimited-rows.ts';
import { MAX_FOOTER_LINES } from '#core/source-limits.ts';

/** What the lines behind a table begin with. */
const FOOTER =
  /^\W*(?:(?:grand|sub)[ -]?)?totals?\b|^\W*(?:copyright|©|\(c\)|confidential|generated (?:by|on|at)|report (?:generated|run)|end of (?:report|file)|\d+ (?:rows?|records?)\b)/i;

/** A label that is nothing else: a customer may be called "Total Fitness Ltd". */
const SUM = /^\W*(?:(?:grand|sub)[ -]?)?totals?\W*(?:\([^()]*\)\W*)?$/i;
const NUMBER = /^[^\p{L}]+$/u;

/** What stands for a person, or may: an address, a number, a digest, a device. */
const IDENTIFIER =
  /^\S+@\S+$|^[+\d(][\d\s()./-]{5,}$|^[0-9a-f]{32,}$|^[a-z0-9+/]{43}=$|^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** Where a footer stands between two rows. */
export interface FooterState {
  readonly held: readonly DelimitedRow[];
  /** Whether the row before the next one holds nothing. */
  readonly afterEmpty: boolean;
}

/**
 * Holds back rows that may be the footer of a report (totals, a copyright, who made it): they stand behind
 * an empty line or begin as footers do, hold few fields and nothing like an identifier, and no row of the
 * table follows. What is filled as rows of the table are is a row, whatever it begins with.
 */
export class ReportFooter {
  readonly #width: number;
  readonly #places: readonly (readonly number[])[];
  #held: DelimitedRow[];
  #afterEmpty: boolean;

  /** `places` are those of the wanted columns. */
  constructor(width: number, places: readonly (readonly number[])[], state?: FooterState) {
    this.#width = width;
    this.#places = places;
    this.#held = [...(state?.held ?? [])];
    this.#afterEmpty = state?.afterEmpty ?? false;
  }

  /** Where it stands: another goes on from there. */
  get state(): FooterState {
    return { held: this.#held, afterEmpty: this.#afterEmpty };
  }

  /** Of these rows and those held back, the ones that are no footer. */
  release(rows: readonly DelimitedRow[]): DelimitedRow[] {
    return rows.flatMap((row) => {
      if (this.#belongs(row) && this.#held.length < MAX_FOOTER_LINES) {
        this.#held.push(row);
        return [];
      }
      const released = [...this.#held, row];
      this.#held = [];
      return released;
    });
  }

  /** When no row follows: how many lines the footer has, and on which it begins. */
  end(): { readonly lines: number; readonly line: number } | undefined {
    const [first] = this.#held;
    return first && { lines: this.#held.length, line: first.line };
  }

  #belongs({ fields, afterBlank }: DelimitedRow): boolean {
    if (!fields) return false;
    const first = fields.find((field) => field.trim() !== '')?.trim();
    const begun = this.#held.length > 0;
    const blankBefore = this.#afterEmpty || afterBlank;
    this.#afterEmpty = first === undefined;
    if (first === undefined) return begun;
    if (!begun && !blankBefore && !FOOTER.test(first)) return false;
    const texts = fields.map((field) => field.trim()).filter((field) => field !== '');
    if (texts.some((text) => /^\S+@\S+$/.test(text))) return false;
    if (this.#isFilled(fields, texts)) return false;
    const plain = !texts.some((text) => IDENTIFIER.test(text));
    if (FOOTER.test(first)) return plain || blankBefore || begun;
    if (!plain || !this.#few(fields, texts)) return false;
    return begun || (blankBefore && this.#isProse(first));
  }

  /** Whether a row is filled as those of the table are, and with more than a label and its sums. */
  #isFilled(fields: readonly string[], texts: readonly string[]): boolean {
    const [label = '', ...others] = texts;
    if (others.length === 0 || !fitsWidth(fields, this.#width)) return false;
    if (SUM.test(label) && others.every((text) => NUMBER.test(text))) return false;
    const isFilled = (place: number) => (fields[place] ?? '').trim() !== '';
    const complete = this.#places.length > 0 && this.#places.every((each) => each.some(isFilled));
    return complete || !this.#few(fields, texts);
  }

  /** Whether a row holds few of the fields that rows of the table do. */
  #few(fields: readonly string[], texts: readonly string[]): boolean {
    if (this.#width === 1) return true;
    return texts.length * 2 <= this.#width || !fitsWidth(fields, this.#width);
  }

  /** Where a table has one column, a name of two words may be a value of it. */
  #isProse(text: string): boolean {
    return text.split(/\s+/).length >= (this.#width === 1 ? 3 : 2);
  }
}
