import { JsonTexts } from '#adapters/duckdb/trail/json-texts.ts';
import { MAX_EVENT_BYTES, MAX_JSON_NESTING } from '#core/audit/audit-limits.ts';

/** Bytes that JSON is built of, outside of texts. */
const SIGN = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  openList: 0x5b,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
  newline: 0x0a,
  space: 0x20,
} as const;

/** The member of a file's one object whose elements are its records, just before its list opens. */
const LIST_OF_RECORDS = /"(Records|Events|logEvents|QueryResultRows)"\s*:\s*$/;
const NAME_BYTES = 64;

/** Who takes what is found in a log. */
export interface RecordTaker {
  /**
   * The JSON text of a record: an object, or a list that stands for one. It is balanced, and not yet valid. It may lie
   * in the bytes that were pushed last.
   */
  record(text: Buffer): void;
  /** Something stands where a record should be, and is none: it is cut off, or a number or a word. */
  broken(): void;
  tooLong(): void;
}

/**
 * Finds the records of a log in bytes as they come, however many they are: objects one after another, with or
 * without line ends; the elements of a list; or those of a list in an object, as in `{"Records": […]}`. A record
 * that is cut off ends where the next one begins, so that it takes no other with it.
 */
export class RecordSplitter {
  readonly #taker: RecordTaker;
  readonly #texts = new JsonTexts();
  /** The sign that opened each level, outermost first; deeper ones are only counted. */
  readonly #opened = new Uint8Array(MAX_JSON_NESTING);
  #depth = 0;
  /** How deep records stand: 0 one after another, 1 in a list, 2 in a list of an object. */
  #base = 0;
  #isIn = false;
  #isJunk = false;
  /** The last sign that is no space. */
  #last = 0;
  /** What earlier bytes held of the record that is open; nothing any more once it is too long. */
  #kept: Buffer[] = [];
  #keptBytes = 0;

  /** Tells `taker` of each record, in their order. */
  constructor(taker: RecordTaker) {
    this.#taker = taker;
  }

  /** Whether all that was opened was closed: else the log ends before its end. */
  get isWhole(): boolean {
    return this.#depth === 0 && !this.#texts.isIn;
  }

  /** Goes on with these bytes. */
  push(bytes: Buffer): void {
    let from = 0;
    let at = 0;
    while (at < bytes.length) {
      if (this.#texts.isIn) {
        at = this.#texts.skip(bytes, at);
        if (this.#texts.wasCut) this.#breakOff();
        continue;
      }
      const sign = bytes[at] ?? 0;
      at += 1;
      if (sign <= SIGN.space) {
        if (sign === SIGN.newline) this.#isJunk = false;
        continue;
      }
      if (this.#opens(sign)) {
        if (this.#isMisplaced(sign)) this.#breakOff();
        if (this.#mayList(sign)) this.#enterList(bytes.subarray(from, at - 1));
        if (this.#open(sign)) from = at - 1;
      } else if (sign === SIGN.closeObject || sign === SIGN.closeList) {
        this.#close(sign, bytes, [from, at]);
      } else this.#pass(sign);
      this.#last = sign;
    }
    if (this.#isIn) this.#keep(bytes.subarray(from));
  }

  #opens(sign: number): boolean {
    return sign === SIGN.openObject || sign === SIGN.openList;
  }

  /** Whether an object opens where none can: a record before it was cut off. */
  #isMisplaced(sign: number): boolean {
    if (!this.#isIn || sign !== SIGN.openObject) return false;
    if (this.#last === SIGN.comma) return this.#inside === SIGN.openObject;
    return this.#last !== SIGN.colon && this.#last !== SIGN.openList;
  }

  get #inside(): number | undefined {
    return this.#opened[this.#depth - 1];
  }

  /** Whether a list opens that may be the one that a file's one object is there for. */
  #mayList(sign: number): boolean {
    return this.#isIn && sign === SIGN.openList && this.#depth === 1 && this.#base === 0;
  }

  /** `before` is what these bytes hold of the object. */
  #enterList(before: Buffer): void {
    let tail = before.subarray(-NAME_BYTES);
    for (const each of this.#kept.toReversed())
      if (tail.length < NAME_BYTES) tail = Buffer.concat([each.subarray(-NAME_BYTES), tail]);
    if (!LIST_OF_RECORDS.test(tail.toString('latin1'))) return;
    this.#base = 2;
    this.#forget();
  }

  /** Opens a level; answers whether a record begins with it. */
  #open(sign: number): boolean {
    const isList = sign === SIGN.openList;
    const isNext = !this.#isIn && this.#depth === this.#base;
    const begins = isNext && !(isList && this.#base === 0);
    if (isNext && !begins) this.#base = 1;
    if (this.#depth < MAX_JSON_NESTING) this.#opened[this.#depth] = sign;
    this.#depth += 1;
    if (begins) {
      this.#isIn = true;
      this.#isJunk = false;
    }
    return begins;
  }

  #close(sign: number, bytes: Buffer, [from, to]: readonly [number, number]): void {
    if (this.#depth <= MAX_JSON_NESTING && sign !== (this.#inside ?? 0) + 2) {
      if (this.#isIn) this.#breakOff();
      else this.#junk();
      return;
    }
    this.#depth -= 1;
    if (this.#isIn && this.#depth === this.#base) {
      this.#end(bytes.subarray(from, to));
      this.#forget();
    }
    if (this.#depth === 0) this.#base = 0;
  }

  /** Any other sign: part of a record, between two, or where one should be. */
  #pass(sign: number): void {
    if (sign === SIGN.quote) this.#texts.open();
    if (this.#isIn || this.#depth !== this.#base) return;
    if (sign === SIGN.comma) this.#isJunk = false;
    else this.#junk();
  }

  #junk(): void {
    if (!this.#isJunk) this.#taker.broken();
    this.#isJunk = true;
  }

  #breakOff(): void {
    if (!this.#isIn) return;
    this.#taker.broken();
    this.#depth = this.#base;
    this.#forget();
  }

  #end(bytes: Buffer): void {
    if (this.#keptBytes + bytes.length > MAX_EVENT_BYTES) this.#taker.tooLong();
    else this.#taker.record(this.#keptBytes === 0 ? bytes : Buffer.concat([...this.#kept, bytes]));
  }

  #keep(bytes: Buffer): void {
    this.#keptBytes += bytes.length;
    if (this.#keptBytes > MAX_EVENT_BYTES) this.#kept = [];
    else this.#kept.push(Buffer.from(bytes));
  }

  #forget(): void {
    this.#isIn = false;
    this.#kept = [];
    this.#keptBytes = 0;
  }
}
