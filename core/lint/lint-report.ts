import { z } from 'zod';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { REPAIRS, type Repair } from '#core/identifiers/repairs.ts';
import { MAX_LISTED_A_REASON, MAX_LISTED_ROWS } from '#core/limits.ts';
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
    z.enum(IDENTIFIER_KINDS),
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
  /** Rows whose attribute took the value that stands for none, by attribute. */
  attributes: z.record(z.string(), Fallback).optional(),
  /** The first rows of each reason one by one; `quarantined` counts them all. */
  listed: z.array(QuarantinedRow).max(MAX_LISTED_ROWS),
});
export type LintReport = z.infer<typeof LintReport>;

const sum = (counts: Partial<Record<string, number>>): number =>
  Object.values(counts).reduce<number>((total, each) => total + (each ?? 0), 0);

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

/**
 * The worst share of anything unusable: rows, or the identifiers of one kind. Duplicates are left
 * out of the latter, because a household that shares a phone is not a formatting fault.
 */
export const rejectShare = (report: LintReport): number => {
  const kinds = Object.values(report.identifiers).map(({ seen, setAside }) => {
    const { 'duplicate-identifier': _, ...faults } = setAside;
    return seen === 0 ? 0 : sum(faults) / seen;
  });
  return Math.max(brokenShare(report), ...kinds);
};

const add = <Key extends string>(into: Partial<Record<Key, number>>, key: Key, by = 1): void => {
  into[key] = (into[key] ?? 0) + by;
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

/** Collects a lint report while rows go by. */
export class LintTally {
  readonly #report: LintReport = {
    rows: 0,
    accepted: 0,
    quarantined: {},
    identifiers: {},
    listed: [],
  };

  constructor(kinds: readonly IdentifierKind[]) {
    for (const kind of kinds)
      this.#report.identifiers[kind] = { seen: 0, setAside: {}, shapes: {}, repaired: {} };
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
  readonly list = lister(this.#report.listed);

  see(kind: IdentifierKind, identifiers = 1): void {
    const entry = this.#report.identifiers[kind];
    if (entry) entry.seen += identifiers;
  }

  setAside(kind: IdentifierKind, reason: IdentifierReason, identifiers = 1): void {
    const entry = this.#report.identifiers[kind];
    if (entry) add(entry.setAside, reason, identifiers);
  }

  shape(kind: IdentifierKind, shape: DigestShape, identifiers = 1): void {
    const entry = this.#report.identifiers[kind];
    if (entry) add(entry.shapes, shape, identifiers);
  }

  repair(kind: IdentifierKind, repair: Repair): void {
    const entry = this.#report.identifiers[kind];
    if (entry) add(entry.repaired, repair);
  }

  leaveOut(kind: IdentifierKind, values: number): void {
    const entry = this.#report.identifiers[kind];
    if (entry) entry.leftOut = (entry.leftOut ?? 0) + values;
  }

  suspect(kind: IdentifierKind, suspicion: Suspicion): void {
    const entry = this.#report.identifiers[kind];
    if (!entry) return;
    entry.suspicious ??= {};
    add(entry.suspicious, suspicion);
  }

  fallBack(attribute: string, why: 'empty' | 'unmapped'): void {
    this.#report.attributes ??= {};
    const entry = this.#report.attributes[attribute] ?? { empty: 0, unmapped: 0 };
    this.#report.attributes[attribute] = entry;
    entry[why] += 1;
  }

  get report(): LintReport {
    return this.#report;
  }
}

/** One report over several parts. */
export const mergeReports = (reports: readonly LintReport[]): LintReport => {
  const merged: LintReport = { rows: 0, accepted: 0, quarantined: {}, identifiers: {}, listed: [] };
  const list = lister(merged.listed);
  for (const report of reports) {
    merged.rows += report.rows;
    merged.accepted += report.accepted;
    for (const [reason, rows] of Object.entries(report.quarantined))
      add(merged.quarantined, reason as LintReason, rows);
    for (const [kind, entry] of Object.entries(report.identifiers)) {
      const into = merged.identifiers[kind as IdentifierKind] ?? {
        seen: 0,
        setAside: {},
        shapes: {},
        repaired: {},
      };
      merged.identifiers[kind as IdentifierKind] = into;
      into.seen += entry.seen;
      for (const [reason, n] of Object.entries(entry.setAside))
        add(into.setAside, reason as IdentifierReason, n);
      for (const [shape, n] of Object.entries(entry.shapes))
        add(into.shapes, shape as DigestShape, n);
      for (const [repair, n] of Object.entries(entry.repaired))
        add(into.repaired, repair as Repair, n);
      if (entry.leftOut !== undefined) into.leftOut = (into.leftOut ?? 0) + entry.leftOut;
      for (const [suspicion, n] of Object.entries(entry.suspicious ?? {})) {
        into.suspicious ??= {};
        add(into.suspicious, suspicion as Suspicion, n);
      }
    }
    for (const [name, { empty, unmapped }] of Object.entries(report.attributes ?? {})) {
      merged.attributes ??= {};
      const before = merged.attributes[name] ?? { empty: 0, unmapped: 0 };
      merged.attributes[name] = {
        empty: before.empty + empty,
        unmapped: before.unmapped + unmapped,
      };
    }
    for (const row of report.listed) list(row);
  }
  return merged;
};
