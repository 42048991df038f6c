import { findingMarkup, findingPlace } from '#cli/audit/finding-markup.ts';
import { matrixMarkup } from '#cli/audit/matrix-markup.ts';
import { REPORT_STYLE } from '#cli/audit/report-style.ts';
import {
  bySeverity,
  examinedSentence,
  explainedSentence,
  foundSentence,
  logsSentence,
  minute,
} from '#cli/audit/report-words.ts';
import { roomMarkup } from '#cli/audit/room-markup.ts';
import { timelineMarkup } from '#cli/audit/timeline.ts';
import { unreadWords } from '#cli/audit/unread-words.ts';
import { escaped } from '#cli/html/escaped.ts';
import { pageLines } from '#cli/html/page.ts';
import { tableMarkup } from '#cli/html/table.ts';
import { count } from '#cli/render/table.ts';
import type { AuditReport } from '#core/documents/audit-report.ts';

const section = (title: string, is: boolean, lines: () => readonly string[]): readonly string[] =>
  is ? [`<h2>${title}</h2>`, ...lines()] : [];

const list = (texts: readonly string[]): readonly string[] => [
  '<ul>',
  ...texts.map((text) => `<li>${escaped(text)}</li>`),
  '</ul>',
];

const examined = (report: AuditReport): readonly string[] => {
  const { accounts = [], regions = [], unread = [] } = report.examined ?? {};
  const sentences = [
    examinedSentence(report) ?? '',
    ...(accounts.length === 0 ? [] : [`Accounts: ${accounts.join(', ')}.`]),
    ...(regions.length === 0 ? [] : [`Regions: ${regions.join(', ')}.`]),
    ...(unread.length === 0 ? ['Nothing that was there was left out.'] : []),
  ];
  return [
    `<p>${sentences.map(escaped).join(' ')}</p>`,
    ...(unread.length === 0
      ? []
      : tableMarkup({
          label: 'What was not read, or not as it stands',
          heads: ['how many', 'what', 'the first one'],
          rows: unread.map(({ reason, count: many, first }) => [
            ...[count(many), unreadWords(reason), first],
          ]),
          numbers: [0],
        })),
  ];
};

const findings = (report: AuditReport): readonly string[] => {
  const sorted = bySeverity(report.findings).flatMap(([, some]) => some);
  return [
    ...timelineMarkup(report),
    ...tableMarkup({
      label: 'Findings',
      heads: ['severity', 'what', 'who or what', 'events', 'first', 'last'],
      rows: sorted.map(({ severity, title, subject, events, firstAt, lastAt }, at) => [
        { markup: `<span class="${severity}">${severity}</span>` },
        { markup: `<a href="#${findingPlace(at)}">${escaped(title)}</a>` },
        ...[subject, count(events), minute(firstAt), minute(lastAt)],
      ]),
      numbers: [3],
    }),
    ...sorted.flatMap((finding, at) => findingMarkup(finding, at, report)),
  ];
};

const logFaults = ({ logs }: AuditReport): readonly string[] =>
  tableMarkup({
    label: 'Faults of the log files',
    heads: ['file', 'what is wrong'],
    rows: (logs?.faults ?? []).map(({ file, says }) => [file, says]),
  });

const unexplained = ({ reconciliation }: AuditReport): readonly string[] =>
  tableMarkup({
    label: 'What has no other side',
    heads: ['at', 'in', 'what', 'event or entry'],
    rows: (reconciliation?.open ?? []).map(({ at, side, says, eventId, entry }) => [
      ...[minute(at), side === 'trail' ? 'the logs' : 'the ledger', says],
      eventId ?? (entry === undefined ? '' : `entry ${entry}`),
    ]),
  });

/** A report as one page that a reviewer attaches: it fetches nothing, runs nothing, and prints. */
export const reportLines = (report: AuditReport): readonly string[] => {
  const { examined: logs, room, matrix, reconciliation, cannotSee } = report;
  const title = room === undefined ? 'Audit report' : `Audit report, ${room.collaboration}`;
  const body = [
    `<main><h1>${escaped(title)}</h1>`,
    `<p class="lead">${escaped(foundSentence(report))}</p>`,
    ...(logs === undefined
      ? []
      : [`<p>${escaped(explainedSentence(report))} ${escaped(logsSentence(report))}</p>`]),
    ...section('What was examined', logs !== undefined, () => examined(report)),
    ...section('What this cannot show', true, () => list(cannotSee)),
    ...section('Findings', report.findings.length > 0, () => findings(report)),
    ...section('Log files', (report.logs?.faults.length ?? 0) > 0, () => logFaults(report)),
    ...section('Not explained', (reconciliation?.open.length ?? 0) > 0, () => unexplained(report)),
    ...section('Not held against each other', (reconciliation?.notCovered.length ?? 0) > 0, () =>
      list(reconciliation?.notCovered ?? []),
    ),
    ...section('Who called what', matrix.length > 0, () => matrixMarkup(report)),
    ...(room === undefined ? [] : roomMarkup(room)),
    '</main>',
  ];
  return pageLines({ title, style: REPORT_STYLE, body });
};
