import { lintNotes } from '#cli/render/lint-notes.ts';
import { count, percent, tableLines } from '#cli/render/table.ts';
import { type LintReport, placeOf, quarantinedRows } from '#core/lint/lint-report.ts';
import { type LintReason, REASON_ADVICE } from '#core/lint/reasons.ts';

/** Rows that are named one by one; the report file holds more. */
const EXAMPLES = 3;

const where = (report: LintReport, reason: LintReason): string =>
  report.listed
    .filter((row) => row.reason === reason)
    .slice(0, EXAMPLES)
    .map(placeOf)
    .join(', ');

/** A lint report for people: what was accepted, what was left out, where and why. */
export const lintLines = (report: LintReport): readonly string[] => [
  `${count(report.rows)} rows read: ${count(report.accepted)} accepted, ${count(quarantinedRows(report))} quarantined (${percent(report.rows === 0 ? 0 : quarantinedRows(report) / report.rows)})`,
  ...quarantineLines(report),
  ...identifierLines(report),
  ...shapeLines(report),
  ...noteLines(report),
];

const noteLines = (report: LintReport): readonly string[] => {
  const notes = lintNotes(report);
  return notes.length === 0 ? [] : ['', ...notes];
};

const quarantineLines = (report: LintReport): readonly string[] => {
  const rows = Object.entries(report.quarantined).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return [];
  const body = rows.map(([reason, rowsOf]) => [
    reason,
    count(rowsOf),
    where(report, reason as LintReason),
    REASON_ADVICE[reason as LintReason],
  ]);
  const header = ['quarantined for', 'rows', 'e.g. line', 'meaning'];
  return ['', ...tableLines(header, body, ['left', 'right'])];
};

const identifierLines = (report: LintReport): readonly string[] => {
  const body = Object.entries(report.identifiers).map(([kind, { seen, setAside }]) => {
    const lost = Object.entries(setAside).map(([reason, n]) => `${reason} ${count(n)}`);
    return [kind, count(seen), lost.join(', ') || 'none'];
  });
  return ['', ...tableLines(['identifier', 'seen', 'set aside'], body, ['left', 'right'])];
};

const shapeLines = (report: LintReport): readonly string[] => {
  const body = Object.entries(report.identifiers).flatMap(([kind, { shapes }]) =>
    Object.entries(shapes).map(([shape, n]) => [kind, shape, count(n)]),
  );
  if (body.length === 0) return [];
  return ['', ...tableLines(['digests of', 'shape', 'values'], body, ['left', 'left', 'right'])];
};
