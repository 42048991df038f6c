import { z } from 'zod';
import { EXAMPLE_LINES } from '#core/limits.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import { LINT_REASONS, type LintReason } from '#core/lint/reasons.ts';

const count = z.int().nonnegative();

/** Columns of the file that something is about, and the kind or attribute that they are mapped to. */
const FilePlace = z.strictObject({
  columns: z.array(z.string()),
  /** Left out where it is neither, as for the consent column. */
  mappedTo: z.string().optional(),
});
export type FilePlace = z.infer<typeof FilePlace>;

/** What went wrong in one place of the file, and how often. */
const Finding = z.strictObject({
  reason: z.enum(LINT_REASONS),
  ...FilePlace.shape,
  /** Rows that are not in the drop for it. */
  rows: count,
  /** Identifiers that were set aside for it, of rows that are in the drop with others. */
  setAside: count,
  /** Lines of the first of both. */
  lines: z.array(z.int().positive()).max(EXAMPLE_LINES),
});
export type Finding = z.infer<typeof Finding>;

/** What became of rows of a person who stands in the file already, by the rule of the mapping. */
const RepeatsReport = z.strictObject({
  rule: z.enum(['first', 'refuse', 'last']),
  /** By `last`: how often a row gave its attributes to its person. */
  replaced: count,
  /** By `last`: rows without a date that can be read, which count as older than any other. */
  undated: count,
});
export type RepeatsReport = z.infer<typeof RepeatsReport>;

/**
 * What `prepare` found on the party's own machine: a lint report, and where in the file. It stays there:
 * names of columns and lines of the file are in no report of the room.
 */
export const PreparedReport = z.strictObject({
  ...LintReport.shape,
  findings: z.array(Finding),
  repeats: RepeatsReport,
});
export type PreparedReport = z.infer<typeof PreparedReport>;

/** Collects what is found in each place of a file, in the order in which it is found first. */
export class FindingTally {
  readonly #found = new Map<FilePlace, Map<LintReason, Finding>>();

  row(reason: LintReason, place: FilePlace, line: number): void {
    this.#at(reason, place, line).rows += 1;
  }

  setAside(reason: LintReason, place: FilePlace, line: number): void {
    this.#at(reason, place, line).setAside += 1;
  }

  get findings(): Finding[] {
    return [...this.#found.values()].flatMap((reasons) => [...reasons.values()]);
  }

  #at(reason: LintReason, place: FilePlace, line: number): Finding {
    const reasons = this.#found.get(place) ?? new Map<LintReason, Finding>();
    this.#found.set(place, reasons);
    const finding = reasons.get(reason) ?? { reason, ...place, rows: 0, setAside: 0, lines: [] };
    reasons.set(reason, finding);
    if (finding.lines.length < EXAMPLE_LINES && finding.lines.at(-1) !== line)
      finding.lines.push(line);
    return finding;
  }
}
