import type { AuditReport, ReportedFinding } from '#core/documents/audit-report.ts';
import { csvField, harmless } from '#core/drops/csv-record.ts';

type Column = readonly [head: string, of: (finding: ReportedFinding) => string];

const many =
  (of: (finding: ReportedFinding) => readonly string[]) =>
  (finding: ReportedFinding): string =>
    of(finding).join(' ');

const COLUMNS: readonly Column[] = [
  ['severity', ({ severity }) => severity],
  ['detection', ({ detection }) => detection],
  ['title', ({ title }) => title],
  ['subject', ({ subject }) => subject],
  ['first', ({ firstAt }) => firstAt],
  ['last', ({ lastAt }) => lastAt],
  ['events', ({ events }) => String(events)],
  ['principals', many(({ principals }) => principals)],
  ['actions', many(({ actions }) => actions)],
  ['resources', many(({ resources }) => resources)],
  ['addresses', many(({ addresses }) => addresses)],
  ['accounts', many(({ accounts }) => accounts)],
  ['regions', many(({ regions }) => regions)],
  ['techniques', many(({ techniques }) => techniques)],
  ['event_ids', many(({ eventIds }) => eventIds)],
  ['what_to_do', ({ todo }) => todo],
];

/** The findings of a report as lines of CSV, a finding a line, of which a spreadsheet makes no formula. */
export const findingsCsv = ({ findings }: AuditReport): readonly string[] => [
  COLUMNS.map(([head]) => head).join(','),
  ...findings.map((finding) => COLUMNS.map(([, of]) => csvField(harmless(of(finding)))).join(',')),
];
