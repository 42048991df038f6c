import { z } from 'zod';
import { isMatchSlot, TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';
import { REPAIRS, type Repair } from '#core/identifiers/repairs.ts';
import { MAX_LISTED_A_REASON, MAX_LISTED_ROWS } from '#core/limits.ts';
import { add, addAll, type Counts } from '#core/lint/add-counts.ts';
import { DIGEST_SHAPES, type DigestShape } from '#core/lint/digest-shape.ts';
import {
  IDENTIFIER_REASONS,
  type IdentifierReason,
  isLeftOut,
  LINT_REASONS,
  type LintReason,
} from '#core/lint/reasons.ts';

const count = z.int().nonnegative();

/** What is kept though it is probably not what was meant. */
const SUSPICIONS = [
  'short-postcode',
  'digests-of-upper-case',
  'digests-with-newline',
  'digests-with-blank',
  'digests-in-quotes',
  'digests-of-utf-16',
  'digests-without-plus',
] as const;
export type Suspicion = (typeof SUSPICIONS)[number];

/** Why an attribute has the value that stands for none: its field was empty, or means no declared value. */
const Fallback = z.strictObject({ empty: count, unmapped: count });

/** One row that was not accepted. `line` is the line of the file, or the row of the part. Never a value. */
const QuarantinedRow = z.strictObject({
  part: z.string().optional(),
  /** Which of several files it stands in, from 1. */
  file: z.int().positive().optional(),
  line: z.int().positive(),
  reason: z.enum(LINT_REASONS),
});
export type QuarantinedRow = z.infer<typeof QuarantinedRow>;

/** Where a row stands, for people: its line, behind its part or the number of its file if there are several. */
export const placeOf = ({ part, file, line }: Omit<QuarantinedRow, 'reason'>): string =>
  [part ?? file, line].filter((each) => each !== undefined).join(':');

/**
 * What became of every row: read = accepted + quarantined, nothing lost. Some reasons leave a row out with
 * which nothing is wrong (`isLeftOut`); the rows of the others are broken. Holds no value of the file.
 */
export const LintReport = z.strictObject({
  rows: count,
  accepted: count,
  quarantined: z.partialRecord(z.enum(LINT_REASONS), count),
  /** Non-empty identifiers seen, and those that cannot be used, also on rows that were kept. */
  identifiers: z.partialRecord(
    z.enum(TOKEN_KINDS),
    z.strictObject({
      seen: count,
      setAside: z.partialRecord(z.enum(IDENTIFIER_REASONS), count),
      shapes: z.partialRecord(z.enum(DIGEST_SHAPES), count),
      /** Values that were put right before they were used. A report of an older room has none. */
      repaired: z.partialRecord(z.enum(REPAIRS), count).default({}),
      /** Values beside the one that was used: a person has one identifier of each kind. */
      leftOut: count.optional(),
      suspicious: z.partialRecord(z.enum(SUSPICIONS), count).optional(),
    }),
  ),
  /** Of events: values that were less than nothing or more than the clip, and the smallest units that it took. */
  clipped: z.strictObject({ below: count, above: count, cut: count }).optional(),
  /** Rows that have each part by which a person is described, and those in which it cannot be read; none is left out for it. */
  parts: z
    .record(
      z.string(),
      z.strictObject({ seen: count, setAside: z.partialRecord(z.enum(IDENTIFIER_REASONS), count) }),
    )
    .optional(),
  /** Rows whose attribute took the value that stands for none, by attribute. */
  attributes: z.record(z.string(), Fallback).optional(),
  /** The first rows of each reason one by one; `quarantined` counts them all. */
  listed: z.array(QuarantinedRow).max(MAX_LISTED_ROWS),
});
export type LintReport = z.infer<typeof LintReport>;

/** All of them together. */
export const sumOf = (counts: Partial<Record<string, number>>): number =>
  Object.values(counts).reduce<number>((total, each) => total + (each ?? 0), 0);

/** How many identifiers of a kind people can have at most: those seen, less those that were set aside. */
export const usableIdentifiers = ({ identifiers }: LintReport, kind: TokenKind): number => {
  const { seen = 0, setAside = {} } = identifiers[kind] ?? {};
  return seen - sumOf(setAside);
};

const rowsOf = (report: LintReport, leftOut: boolean): number =>
  Object.entries(report.quarantined).reduce(
    (total, [reason, rows]) => total + (isLeftOut(reason as LintReason) === leftOut ? rows : 0),
    0,
  );

/** Rows with which nothing is wrong, and which were left out: without consent, empty, or repeated. */
export const leftOutRows = (report: LintReport): number => rowsOf(report, true);

/** Rows that were to be used and cannot be. */
export const brokenRows = (report: LintReport): number => rowsOf(report, false);

/** The share of broken rows, of those that were to be used: what is left out changes nothing in it. */
export const brokenShare = (report: LintReport): number => {
  const broken = brokenRows(report);
  return broken === 0 ? 0 : broken / (report.accepted + broken);
};

/** Makes what lists a row as long as its reason has few: so each has examples, whichever comes first. */
const lister = (into: QuarantinedRow[]): ((row: QuarantinedRow) => void) => {
  const listed: Partial<Record<LintReason, number>> = {};
  return (row) => {
    if (into.length === MAX_LISTED_ROWS || (listed[row.reason] ?? 0) >= MAX_LISTED_A_REASON) return;
    add(listed, row.reason);
    into.push(row);
  };
};

const emptyReport = (kinds: readonly TokenKind[]): LintReport => {
  const report: LintReport = { rows: 0, accepted: 0, quarantined: {}, identifiers: {}, listed: [] };
  for (const kind of kinds)
    report.identifiers[kind] = { seen: 0, setAside: {}, shapes: {}, repaired: {} };
  return report;
};

/** Collects a lint report while rows go by. */
export class LintTally {
  readonly #kinds: readonly TokenKind[];
  #report: LintReport;
  #list: (row: QuarantinedRow) => void;

  constructor(kinds: readonly TokenKind[]) {
    this.#kinds = kinds;
    this.#report = emptyReport(kinds);
    this.#list = lister(this.#report.listed);
  }

  /** What was collected so far, of which nothing is kept: it begins anew. */
  take(): LintReport {
    const taken = this.#report;
    this.#report = emptyReport(this.#kinds);
    this.#list = lister(this.#report.listed);
    return taken;
  }

  /** Adds what another has collected. */
  addAll({ listed, ...counts }: LintReport): void {
    addAll(this.#report as unknown as Counts, counts);
    for (const row of listed) this.list(row);
  }

  accept(rows = 1): void {
    this.#report.rows += rows;
    this.#report.accepted += rows;
  }

  quarantine(reason: LintReason, rows = 1): void {
    this.#report.rows += rows;
    add(this.#report.quarantined, reason, rows);
  }

  /** Names a row that was not accepted, as long as few are named for its reason. */
  list(row: QuarantinedRow): void {
    this.#list(row);
  }

  see(kind: TokenKind, identifiers = 1): void {
    const entry = this.#report.identifiers[kind];
    if (entry) entry.seen += identifiers;
  }

  setAside(kind: TokenKind, reason: IdentifierReason, identifiers = 1): void {
    const entry = this.#report.identifiers[kind];
    if (entry) add(entry.setAside, reason, identifiers);
  }

  shape(kind: TokenKind, shape: DigestShape, identifiers = 1): void {
    const entry = this.#report.identifiers[kind];
    if (entry) add(entry.shapes, shape, identifiers);
  }

  repair(kind: TokenKind, repair: Repair): void {
    const entry = this.#report.identifiers[kind];
    if (entry) add(entry.repaired, repair);
  }

  leaveOut(kind: TokenKind, values: number): void {
    const entry = this.#report.identifiers[kind];
    if (entry) entry.leftOut = (entry.leftOut ?? 0) + values;
  }

  suspect(kind: TokenKind, suspicion: Suspicion): void {
    const entry = this.#report.identifiers[kind];
    if (!entry) return;
    entry.suspicious ??= {};
    add(entry.suspicious, suspicion);
  }

  seePart(part: string): void {
    this.#part(part).seen += 1;
  }

  setPartAside(part: string, reason: IdentifierReason): void {
    add(this.#part(part).setAside, reason);
  }

  #part(part: string) {
    this.#report.parts ??= {};
    const entry = this.#report.parts[part] ?? { seen: 0, setAside: {} };
    this.#report.parts[part] = entry;
    return entry;
  }

  fallBack(attribute: string, why: 'empty' | 'unmapped', rows = 1): void {
    this.#report.attributes ??= {};
    const entry = this.#report.attributes[attribute] ?? { empty: 0, unmapped: 0 };
    this.#report.attributes[attribute] = entry;
    entry[why] += rows;
  }

  /** Notes what the clip took of a value: less than nothing where it added to it. */
  clip(cut: number): void {
    if (cut === 0) return;
    this.#report.clipped ??= { below: 0, above: 0, cut: 0 };
    add(this.#report.clipped, cut < 0 ? 'below' : 'above');
    if (cut > 0) add(this.#report.clipped, 'cut', cut);
  }

  get report(): LintReport {
    return this.#report;
  }
}

/** Why somebody lost a token of a kind to others: a match key is no identifier, and may be that of several people. */
export const lossOf = (kind: TokenKind): IdentifierReason =>
  isMatchSlot(kind) ? 'too-common' : 'duplicate-identifier';

/** One report over several parts. */
export const mergeReports = (reports: readonly LintReport[]): LintReport => {
  const merged = new LintTally([]);
  for (const report of reports) merged.addAll(report);
  return merged.report;
};
