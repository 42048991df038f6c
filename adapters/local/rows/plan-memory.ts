import type { RowKernel } from '#adapters/kernel/row-kernel.ts';
import type { ByteColumns, Meaning, TextColumn } from '#adapters/local/rows/byte-columns.ts';
import {
  FILLER_SLOTS,
  fillerTable,
  homeTable,
  plainNumberTable,
} from '#adapters/local/rows/plan-tables.ts';
import { homePlan } from '#core/identifiers/home-plan.ts';
import { PLAIN_FORMS } from '#core/identifiers/plain-forms.ts';
import type { ProfileName } from '#core/identifiers/profile.ts';
import type { TextLayout } from '#core/ports/record-source.ts';

/** Bytes of what `kernel/prepare/` reads, as its classes lay it out. */
const PLAN_BYTES = 64;
const ROLE_BYTES = 16;
const DICTIONARY_BYTES = 16 + 2 * 512 + 256 + 32 * 250;
const LONGEST_TEXT = 30;
const UNKNOWN = 0xff;
const PAGE = 1 << 16;

/** Numbers of `plan.ts` of the kernel. */
const WAYS = { email: 0, phone: 1, digest: 2, text: 3, span: 4 } as const;
const DOTLESS = { 'gmail.com': 1, 'googlemail.com': 2 } as const;
const FORMS = { 'with-plus': 0, digits: 1, national: 2 } as const;

/** What a file is read by. */
export interface BytePlan {
  readonly columns: ByteColumns;
  readonly layout: TextLayout;
  readonly profile: ProfileName;
}

/** Where the results of a piece go: places in the memory of the kernel. */
export interface RowPlaces {
  readonly text: number;
  /** Rows for which there is room. */
  readonly rows: number;
  readonly outcomes: number;
  readonly starts: number;
  readonly ends: number;
  readonly lines: number;
  /** Digests of each kind, and whether a row has one. */
  readonly digests: readonly number[];
  readonly marks: readonly number[];
  /** Numbers of the texts of each column of few. */
  readonly numbers: readonly number[];
  /** Where each field stands of a column that is judged elsewhere: its place and its length. */
  readonly spans: readonly number[];
  /** Where what is packed goes: whether a row has a digest, its first 64 bits, and those that there are. */
  readonly present: number;
  readonly keys: number;
  readonly packed: number;
}

const aligned = (place: number): number => (place + 15) & ~15;

/** The plan of a file in the memory of a kernel of its own, and room behind it for one piece of the file at a time. */
export class PlanMemory {
  readonly kernel: RowKernel;
  readonly plan: number;
  readonly #of: BytePlan;
  readonly #roles: number;
  /** Columns that are judged elsewhere. */
  readonly #spans: number;
  readonly #dictionaries: readonly number[];
  readonly #meanings: readonly Meaning[][];
  readonly #taught: readonly Set<string>[];
  #end: number;

  constructor(kernel: RowKernel, of: BytePlan) {
    this.kernel = kernel;
    this.#of = of;
    this.#end = aligned(kernel.heap());
    const { identifiers, texts, judged } = of.columns;
    this.#spans = judged?.columns ?? 0;
    this.plan = this.#take(PLAN_BYTES);
    this.#roles = this.#take(ROLE_BYTES * (identifiers.length + texts.length + this.#spans));
    this.#dictionaries = texts.map(() => this.#take(DICTIONARY_BYTES));
    this.#meanings = texts.map(() => []);
    this.#taught = texts.map(() => new Set());
    this.#writePlan();
    texts.forEach((column, at) => {
      for (const text of column.likely) this.teach(at, column, text);
    });
  }

  /** The memory as bytes: until it grows. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer);
  }

  /** What the text of this number means, in a column of few. */
  meaningOf(column: number, number: number): Meaning | undefined {
    return this.#meanings[column]?.[number];
  }

  /** Lets the kernel know a text of a column, unless it is long or too many are known. */
  teach(at: number, column: TextColumn, text: string): void {
    const taught = this.#taught[at];
    if (!taught || taught.has(text) || text.length > LONGEST_TEXT) return;
    const bytes = Buffer.from(text);
    if (bytes.length > LONGEST_TEXT || !text.isWellFormed()) return;
    taught.add(text);
    const meaning = column.meaningOf(text);
    this.#need(this.#end + PAGE);
    this.bytes.set(bytes, this.#end);
    const place = this.#dictionaries[at] ?? 0;
    const number = this.kernel.learn(place, this.#end, bytes.length, meaning.code);
    const meanings = this.#meanings[at];
    if (number !== UNKNOWN && meanings) meanings[number] = meaning;
  }

  /** Takes a text into memory, with room for a row a line and for some more; says where everything stands. */
  hold(text: Uint8Array, more: number): RowPlaces {
    const { identifiers, texts } = this.#of.columns;
    this.#need(this.#end + text.length + SLACK);
    this.bytes.set(text, this.#end);
    const rows = this.kernel.countLines(this.#end, this.#end + text.length) + 1 + more;
    let end = this.#end;
    const take = (size: number): number => {
      const place = end;
      end = aligned(end + size);
      return place;
    };
    const places: RowPlaces = {
      text: take(text.length + SLACK),
      rows,
      outcomes: take(rows),
      starts: take(4 * rows),
      ends: take(4 * rows),
      lines: take(4 * rows),
      digests: identifiers.map(() => take(DIGEST * rows)),
      marks: identifiers.map(() => take(rows)),
      numbers: texts.map(() => take(rows)),
      spans: Array.from({ length: this.#spans }, () => take(8 * rows)),
      present: take(rows),
      keys: take(8 * rows),
      packed: take(PACKED * rows),
    };
    this.#need(end);
    this.#point(places);
    return places;
  }

  /** Tells the plan where results go. */
  #point(places: RowPlaces): void {
    const { rows, outcomes, starts, ends, lines, digests, marks, numbers, spans } = places;
    const plan = new Uint32Array(this.kernel.memory.buffer, this.plan, PLAN_BYTES / 4);
    plan.set([rows, outcomes, starts, ends, lines], CAPACITY);
    const roles = new Uint32Array(this.kernel.memory.buffer, this.#roles);
    digests.forEach((place, at) => {
      roles.set([place, marks[at] ?? 0], at * 4 + 2);
    });
    numbers.forEach((place, at) => {
      roles.set([place, this.#dictionaries[at] ?? 0], (digests.length + at) * 4 + 2);
    });
    spans.forEach((place, at) => {
      roles.set([place], (digests.length + numbers.length + at) * 4 + 2);
    });
  }

  #writePlan(): void {
    const { columns, layout, profile } = this.#of;
    const { identifiers, texts, country } = columns;
    const forms = PLAIN_FORMS[profile];
    const places = {
      columns: this.#writeColumns(layout, identifiers.length + texts.length + this.#spans),
      fillers: this.#write(fillerTable()),
      numbers: this.#write(plainNumberTable()),
      home: this.#writeHome(country),
    };
    const consent = texts.some(({ attribute }) => attribute === undefined) ? 1 : 0;
    const counts = [identifiers.length, texts.length - consent, consent + this.#spans];
    this.#words(this.plan).set([
      ...[layout.delimiter.charCodeAt(0), layout.width, places.columns, ...counts, this.#roles],
      ...[places.fillers, FILLER_SLOTS - 1, places.numbers, places.home],
    ]);
    const voids = forms.dotless.reduce((sum, domain) => sum + DOTLESS[domain], 0);
    const options = { email: voids, phone: FORMS[forms.phone ?? 'with-plus'], digest: 0 };
    const roles = this.#words(this.#roles);
    identifiers.forEach(({ way }, at) => {
      roles.set([WAYS[way], options[way]], at * 4);
    });
    texts.forEach((_, at) => {
      roles.set([WAYS.text, 0], (identifiers.length + at) * 4);
    });
    for (let at = 0; at < this.#spans; at += 1)
      roles.set([WAYS.span, 0], (identifiers.length + texts.length + at) * 4);
  }

  /** Columns of identifiers stand first among the wanted ones, then attributes, then consent: as roles do. */
  #writeColumns({ width, places }: TextLayout, roles: number): number {
    const place = this.#take(width);
    places.slice(0, roles).forEach(([column = 0], at) => {
      this.bytes[place + column] = at + 1;
    });
    return place;
  }

  #writeHome(country: string | undefined): number {
    const home = country === undefined ? undefined : homePlan(country);
    const states = home ? this.#write(new Uint8Array(home.states.buffer)) : 0;
    return this.#write(homeTable(country, home, states));
  }

  /** Bytes that stay as they are. */
  #write(bytes: Uint8Array): number {
    const place = this.#take(bytes.length);
    this.bytes.set(bytes, place);
    return place;
  }

  #words(place: number): Uint32Array {
    return new Uint32Array(this.kernel.memory.buffer, place);
  }

  /** Room that stays taken; it is all zeros, as memory is that nobody wrote to. */
  #take(size: number): number {
    const place = this.#end;
    this.#end = aligned(place + size);
    this.#need(this.#end);
    return place;
  }

  #need(end: number): void {
    const lacks = end - this.kernel.memory.buffer.byteLength;
    if (lacks > 0) this.kernel.memory.grow(Math.ceil(lacks / PAGE));
  }
}

/** Behind a text, for what is read in pieces of 64 bytes. */
const SLACK = 64;
/** Bytes of a digest, and of one in Parquet's PLAIN layout. */
const DIGEST = 32;
const PACKED = 68;
/** Place of `capacity` in a plan. */
const CAPACITY = 11;
