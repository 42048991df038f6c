/**
 * What a file is read by, as the caller lays it out in memory: numbers of 32 bits, one after another. All places are
 * addresses. Nothing is written but where `Plan` and `Role` say so, and there never beyond `capacity` rows.
 */
@unmanaged
export class Plan {
  /** The byte between fields: of ASCII, and neither a quote nor a line's end. */
  delimiter: u32;
  /** Fields of a row. */
  width: u32;
  /** For each field its role, from 1, in a byte; 0 where nobody asks for it. */
  columns: usize;
  identifiers: u32;
  attributes: u32;
  /** Columns that say who consented: one of texts, or one or two of spans. */
  consent: u32;
  /** The first role. Identifiers come first, then attributes, then consent. */
  roles: usize;
  /** First eight bytes of digests that are no person's: a table of slots, 0 where free, searched from the lowest bits. */
  fillers: usize;
  fillerMask: u32;
  /** A `PlainNumber` for each of the first three digits of a number. */
  plainNumbers: usize;
  /** How numbers of the default country are read. */
  home: usize;
  /** Rows for which there is room in what follows, and in what roles point to. */
  capacity: u32;
  /** A byte a row: what became of it. */
  outcomes: usize;
  /** 32 bits a row: where it starts and ends in memory, and its line. */
  starts: usize;
  ends: usize;
  lines: usize;
}

/** One column: how it is read, and where what was read goes. */
@unmanaged
export class Role {
  way: u32;
  /** Of addresses, whose aliases are void; of numbers, the form. */
  option: u32;
  /** 32 bytes a row for an identifier; one for a text; of a span 32 bits each for where it begins and its length. */
  results: usize;
  /** Of an identifier a byte a row: whether it has one; of a text its dictionary. */
  marks: usize;
}

/** Bytes of a role. */
export const ROLE: usize = 16;

/** How a column is read. */
export const EMAIL: u32 = 0;
export const PHONE: u32 = 1;
export const DIGEST: u32 = 2;
/** Not at all: somebody else is told where it is. Of a text it is 3. */
export const SPAN: u32 = 4;

/** Domains whose dots and tags are void. */
export const GMAIL: u32 = 1;
export const GOOGLEMAIL: u32 = 2;

/** The normal form of a number: with its plus, without, or without its country. */
export const WITH_PLUS: u32 = 0;
export const DIGITS: u32 = 1;
export const NATIONAL: u32 = 2;

/** Whether a row has an identifier. */
export const NONE: u8 = 0;
export const PRESENT: u8 = 1;
/** It has, and it was in capitals. */
export const CAPITALS: u8 = 2;

/** What becomes of a row. */
export const ACCEPTED: u8 = 0;
/** Something in it is not read here. */
export const ODD: u8 = 1;
export const NO_CONSENT: u8 = 2;
export const NO_IDENTIFIER: u8 = 3;
/** The first attribute has no declared value; of the second it is one more. */
export const UNDECLARED: u8 = 4;
