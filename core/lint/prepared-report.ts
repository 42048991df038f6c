import { z } from 'zod';
import { EXAMPLE_LINES } from '#core/limits.ts';
import { LintReport, placeOf } from '#core/lint/lint-report.ts';
import { LINT_REASONS, type LintReason } from '#core/lint/reasons.ts';

const count = z.int().nonnegative();

/** Columns of the file that something is about, and the kind or attribute that they are mapped to. */
const FilePlace = z.strictObject({
  columns: z.array(z.string()),
  /** Left out where it is neither, as for the consent column. */
  mappedTo: z.string().optional(),
});
export type FilePlace = z.infer<typeof FilePlace>;

/** What is not used in one place of the file, for one reason, and how often. */
const Finding = z.strictObject({
  /** A row that is not in the drop; or an identifier that a row of the drop has to do without. */
  of: z.enum(['row', 'identifier']),
  reason: z.enum(LINT_REASONS),
  ...FilePlace.shape,
  count,
  /** Lines of the first, each behind the number of its file if there are several. */
  lines: z.array(z.string()).max(EXAMPLE_LINES),
});
export type Finding = z.infer<typeof Finding>;

/** What became of rows of a person who stands in the file already, by the rule of the mapping. */
const RepeatsReport = z.strictObject({
  rule: z.enum(['first', 'refuse', 'last']),
  /** By `last`: how often a row gave its attributes to its person. */
  replaced: count,
  /** By `last`: rows without a date that can be read, which count as older than any other. */
  undated: count,
  /** Ids of the party's own that such rows brought, and that are not used: a person's ids stand in one row. */
  strayIds: count.optional(),
});
export type RepeatsReport = z.infer<typeof RepeatsReport>;

/** From when to when the times of a file of events are, whether an event was taken or not, in seconds since 1970. */
const TimesReport = z.strictObject({
  first: count,
  last: count,
  /** By the clocks of which zone times that name none were read, and what names that zone. */
  zone: z.string(),
  zoneOf: z.enum(['agreement', 'mapping']),
});
export type TimesReport = z.infer<typeof TimesReport>;

/**
 * What `prepare` found on the party's own machine: a lint report, and where in the file. It stays there:
 * names of columns and lines of the file are in no report of the room.
 */
export const PreparedReport = z.strictObject({
  ...LintReport.shape,
  findings: z.array(Finding),
  repeats: RepeatsReport,
  /** Of events, where any time was read. */
  times: TimesReport.optional(),
});
export type PreparedReport = z.infer<typeof PreparedReport>;

/** Collects what is found in each place of a file, in the order in which it is found first. */
export class FindingTally {
  /** By place: the same place is the same object. */
  readonly #found = new Map<FilePlace, Map<string, Finding>>();

  add(of: Finding['of'], { reason, place, ...where }: Found): void {
    const here = this.#found.get(place) ?? new Map<string, Finding>();
    this.#found.set(place, here);
    const key = `${of} ${reason}`;
    const finding = here.get(key) ?? { of, reason, ...place, count: 0, lines: [] };
    here.set(key, finding);
    finding.count += 1;
    if (finding.lines.length < EXAMPLE_LINES) finding.lines.push(placeOf(where));
  }

  get findings(): Finding[] {
    return [...this.#found.values()].flatMap((here) => [...here.values()]);
  }
}

/** Something that is not used, and where. */
export interface Found {
  readonly reason: LintReason;
  readonly place: FilePlace;
  readonly line: number;
  /** Which of several files, from 1. */
  readonly file?: number;
}
