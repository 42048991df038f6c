import { byKind, kindText } from '#cli/render/kind-text.ts';
import { lintNotes } from '#cli/render/lint-notes.ts';
import { amount, count, percent, tableLines } from '#cli/render/table.ts';
import { timesLine } from '#cli/render/times-read.ts';
import { isMatchSlot } from '#core/identifiers/kinds.ts';
import type { Repair } from '#core/identifiers/repairs.ts';
import { EXAMPLE_LINES } from '#core/limits.ts';
import {
  brokenRows,
  brokenShare,
  type LintReport,
  leftOutRows,
  placeOf,
  usableIdentifiers,
} from '#core/lint/lint-report.ts';
import type {
  FilePlace,
  Finding,
  PreparedReport,
  RepeatsReport,
} from '#core/lint/prepared-report.ts';
import { isLeftOut, type LintReason, REASON_ADVICE } from '#core/lint/reasons.ts';
import { REPAIR_WORDS } from '#core/lint/repair-words.ts';

/** A reason with how many it is about, in which column, and on which lines. */
interface Told {
  readonly reason: LintReason;
  readonly count: number;
  readonly where?: string;
  readonly lines: readonly string[];
}

type Report = LintReport | PreparedReport;
type Advice = Partial<typeof REASON_ADVICE>;

const isPrepared = (report: Report): report is PreparedReport => 'findings' in report;

/**
 * A lint report for people: what was accepted, what was left out, what is broken; where, why, and what to do
 * next. That of `prepare` names the columns. Where a reason has other consequences than in a list of people, `instead` says them.
 */
export const lintLines = (report: Report, instead: Advice = {}): readonly string[] => {
  const rows = rowsTold(report);
  return [
    `${count(report.rows)} rows read: ${count(report.accepted)} accepted, ${count(leftOutRows(report))} left out, ${count(brokenRows(report))} broken (${percent(brokenShare(report))} of accepted and broken)`,
    ...(isPrepared(report) && report.times ? [timesLine(report.times)] : []),
    ...toldLines(
      ['left out', 'rows'],
      rows.filter(({ reason }) => isLeftOut(reason)),
    ),
    ...toldLines(
      ['broken', 'rows'],
      rows.filter(({ reason }) => !isLeftOut(reason)),
    ),
    ...identifierLines(report),
    ...personLines(report),
    ...toldLines(
      ['set aside, row kept', 'values'],
      isPrepared(report) ? findingsTold(report, 'identifier') : [],
    ),
    ...shapeLines(report),
    ...repairLines(report),
    ...noteLines(report),
    ...nextLines(report, { ...REASON_ADVICE, ...instead }),
  ];
};

const noteLines = (report: Report): readonly string[] => {
  const notes = lintNotes(report);
  return notes.length === 0 ? [] : ['', ...notes];
};

const rowsTold = (report: Report): readonly Told[] => {
  if (isPrepared(report)) return findingsTold(report, 'row');
  return Object.entries(report.quarantined)
    .map(([reason, rows]) => ({
      ...{ reason: reason as LintReason, count: rows },
      lines: report.listed.filter((row) => row.reason === reason).map(placeOf),
    }))
    .sort((a, b) => b.count - a.count);
};

const findingsTold = ({ findings }: PreparedReport, of: Finding['of']): readonly Told[] =>
  findings
    .filter((found) => found.of === of)
    .map((found) => ({ ...found, where: placeText(found), lines: found.lines }))
    .sort((a, b) => b.count - a.count);

const placeText = ({ columns, mappedTo }: FilePlace): string => {
  const named = columns.map((column) => `"${column}"`).join(', ');
  return mappedTo === undefined ? named : `${named} (${mappedTo})`;
};

const toldLines = (
  [what, unit]: readonly [string, string],
  told: readonly Told[],
): readonly string[] => {
  if (told.length === 0) return [];
  const placed = told.some(({ where }) => where !== undefined);
  const body = told.map(({ reason, count: many, where = '', lines }) => [
    ...[reason, count(many), ...(placed ? [where] : [])],
    lines.slice(0, EXAMPLE_LINES).join(', '),
  ]);
  const header = [what, unit, ...(placed ? ['column'] : []), 'e.g. line'];
  return ['', ...tableLines(header, body, ['left', 'right'])];
};

const identifierLines = (report: Report): readonly string[] => {
  const body = byKind(report.identifiers).map(([kind, { seen, setAside }]) => {
    const lost = Object.entries(setAside).map(([reason, n]) => `${reason} ${count(n)}`);
    return [kindText(kind), count(seen), lost.join(', ') || 'none'];
  });
  return ['', ...tableLines(['identifier', 'seen', 'set aside'], body, ['left', 'right'])];
};

/** How many rows have each part by which a person is described, and how many match keys people have. */
const personLines = (report: Report): readonly string[] => {
  const body = Object.entries(report.parts ?? {}).map(([part, { seen, setAside }]) => {
    const unread = Object.entries(setAside).map(([reason, n]) => `${reason} ${count(n)}`);
    return [part, count(seen), unread.join(', ') || 'none'];
  });
  const slots = Object.keys(report.identifiers).filter(isMatchSlot);
  const keys = slots.reduce((sum, slot) => sum + usableIdentifiers(report, slot), 0);
  return [
    ...(body.length === 0
      ? []
      : ['', ...tableLines(['described by', 'rows', 'not read'], body, ['left', 'right'])]),
    ...(slots.length === 0 || report.accepted === 0
      ? []
      : ['', `Match keys: ${(keys / report.accepted).toFixed(1)} of ${slots.length} a person.`]),
  ];
};

const shapeLines = (report: Report): readonly string[] => {
  const identifiers = byKind(report.identifiers).filter(([kind]) => !isMatchSlot(kind));
  const body = identifiers.flatMap(([kind, { shapes }]) =>
    Object.entries(shapes).map(([shape, n]) => [kindText(kind), shape, count(n)]),
  );
  if (body.length === 0) return [];
  return ['', ...tableLines(['digests of', 'shape', 'values'], body, ['left', 'left', 'right'])];
};

const repairLines = (report: Report): readonly string[] => {
  const body = byKind(report.identifiers).flatMap(([kind, { repaired }]) =>
    Object.entries(repaired).map(([repair, n]) => [
      ...[kindText(kind), count(n), REPAIR_WORDS[repair as Repair]],
    ]),
  );
  if (body.length === 0) return [];
  return ['', ...tableLines(['put right', 'values', 'how'], body, ['left', 'right'])];
};

/** What each reason that occurs means and what to do next, a line each; and the rule for repeats. */
const nextLines = (report: Report, advice: typeof REASON_ADVICE): readonly string[] => {
  const kinds = Object.values(report.identifiers);
  const reasons = new Set(
    [report.quarantined, ...kinds.map(({ setAside }) => setAside)].flatMap(Object.keys),
  ) as ReadonlySet<LintReason>;
  const lines = [...reasons].map((reason) => {
    const { meaning, next } = advice[reason];
    return `${reason}: ${meaning}. Next: ${next}.`;
  });
  const rule =
    isPrepared(report) && reasons.has('repeat-differs') ? [ruleText(report.repeats)] : [];
  const strays = isPrepared(report) ? strayLines(report.repeats) : [];
  return lines.length === 0 ? [] : ['', ...lines, ...rule, ...strays];
};

const strayLines = ({ strayIds }: RepeatsReport): readonly string[] =>
  strayIds === undefined
    ? []
    : [
        `Put the ids of a person into one row: ${amount(strayIds, 'id')} of your own stood in rows that repeat a person, and no event finds anybody by them.`,
      ];

const ruleText = ({ rule, replaced, undated }: RepeatsReport): string => {
  switch (rule) {
    case 'first':
      return 'Where rows of a person differ, the first one gives the attributes ("repeats: first").';
    case 'refuse':
      return 'While rows of a person differ, nothing is prepared ("repeats: refuse").';
    case 'last':
      return `Where rows of a person differ, the latest one gives the attributes ("repeats: last"): ${amount(replaced, 'row')} did; ${amount(undated, 'row')} without a date such as 2026-11-26 counted as older than all others.`;
  }
};
