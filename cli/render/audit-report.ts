import {
  bySeverity,
  examinedSentence,
  explainedSentence,
  foundSentence,
  logsSentence,
  minute,
} from '#cli/audit/report-words.ts';
import {
  about,
  HAPPENED_HEADS,
  happenedRow,
  ledgerSentence,
  PARTY_HEADS,
  partyRow,
  termsSentence,
} from '#cli/audit/room-words.ts';
import { unreadWords } from '#cli/audit/unread-words.ts';
import type { Line } from '#cli/command.ts';
import { changesLines } from '#cli/render/agreement-changes.ts';
import { budgetLines } from '#cli/render/budget.ts';
import { DATASET_HEADS, datasetRow } from '#cli/render/status.ts';
import { count, tableLines } from '#cli/render/table.ts';
import { besideLines, wrapped } from '#cli/render/wrap.ts';
import type { AuditReport, ReportedFinding } from '#core/documents/audit-report.ts';
import type { Happened, RoomActivity, TermsChange } from '#core/documents/room-activity.ts';

/** Where what is said of a finding stands. */
const COLUMN = 13;

const FINDING_HEADS = ['severity', 'what', 'who or what', 'events', 'first', 'last'];

const findingRow = (finding: ReportedFinding): readonly string[] => {
  const { severity, title, subject, events, firstAt, lastAt } = finding;
  return [severity, title, subject, count(events), minute(firstAt), minute(lastAt)];
};

/** What to do about each kind of finding, once. */
const todoLines = (findings: readonly ReportedFinding[]): readonly string[] =>
  [...new Map(findings.map((finding) => [finding.detection, finding])).values()].flatMap(
    ({ title, means, todo }) => [
      '',
      ...wrapped(`${title}: ${means}`, 2),
      ...besideLines('what to do', todo, COLUMN + 2),
    ],
  );

const findingLines = ({ findings }: AuditReport): readonly string[] => {
  const sorted = bySeverity(findings).flatMap(([, some]) => some);
  if (sorted.length === 0) return [];
  const align = ['left', 'left', 'left', 'right'] as const;
  return ['', ...tableLines(FINDING_HEADS, sorted.map(findingRow), align), ...todoLines(sorted)];
};

const unreadLines = ({ examined }: AuditReport): readonly string[] =>
  examined === undefined || examined.unread.length === 0
    ? []
    : [
        '',
        ...tableLines(
          ['how many', 'not read, or not as it stands', 'the first one'],
          examined.unread.map(({ reason, count: many, first }) => [
            ...[count(many), unreadWords(reason), first],
          ]),
          ['right'],
        ),
      ];

const trailLines = (report: AuditReport): readonly string[] => {
  const examined = examinedSentence(report);
  if (examined === undefined) return [];
  const { open = [] } = report.reconciliation ?? {};
  return [
    examined,
    ...unreadLines(report),
    '',
    foundSentence(report),
    ...findingLines(report),
    '',
    ...[explainedSentence(report), ...open.map(({ at, says }) => `  ${minute(at)} ${says}`)],
    ...[logsSentence(report), ...(report.logs?.faults ?? []).map(({ says }) => `  ${says}`)],
  ];
};

const happenedLines = (entries: readonly Happened[], none: string): readonly string[] =>
  entries.length === 0 ? [none] : tableLines(HAPPENED_HEADS, entries.map(happenedRow), ['right']);

const changesOf = ({ changes = [] }: TermsChange): readonly string[] =>
  changes.length === 0 ? [] : changesLines({ changes });

const termsLines = ({ terms }: RoomActivity): readonly string[] =>
  terms.flatMap((each) => [termsSentence(each), ...changesOf(each)]);

const roomLines = (room: RoomActivity): readonly string[] => [
  ...[`Room ${room.collaboration}`, ledgerSentence(room), ''],
  ...tableLines(PARTY_HEADS, room.parties.map(partyRow), [
    ...['left', 'right', 'right', 'right', 'right', 'right', 'right'],
  ] as const),
  '',
  ...happenedLines(about(room, 'refusals'), 'Nothing was refused.'),
  '',
  ...happenedLines(about(room, 'freezes'), 'Nobody froze the room.'),
  '',
  ...budgetLines(room.budgets),
  ...['', ...termsLines(room), ''],
  ...tableLines(DATASET_HEADS, room.datasets.map(datasetRow), ['left', 'left', 'right']),
  '',
  ...happenedLines(about(room, 'expiries'), 'Nothing was removed.'),
];

/** A report for people: what was found and what to do, what was examined, and what that cannot show. */
export const reportTextLines = (report: AuditReport): readonly Line[] => [
  ...trailLines(report),
  ...(report.room === undefined ? [] : roomLines(report.room)),
  '',
  'This cannot show:',
  ...[...report.cannotSee, ...(report.reconciliation?.notCovered ?? [])].flatMap((text) =>
    wrapped(`  ${text}`, 2),
  ),
];
