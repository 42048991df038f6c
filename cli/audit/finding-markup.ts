import { ledgerSide, minute } from '#cli/audit/report-words.ts';
import { escaped } from '#cli/html/escaped.ts';
import { amount } from '#cli/render/table.ts';
import type { AuditReport, ReportedFinding } from '#core/documents/audit-report.ts';

/** Most names of one kind that a page lists: the others stand in the document. */
const MOST = 20;

const listed = (names: readonly string[]): string => {
  if (names.length === 0) return 'nothing is known';
  const shown = names.slice(0, MOST).map((name) => `<li>${escaped(name)}</li>`);
  const more = names.length > MOST ? `<li>and ${amount(names.length - MOST, 'other')}</li>` : '';
  return names.length === 1 ? escaped(names[0] ?? '') : `<ul>${shown.join('')}${more}</ul>`;
};

const whenOf = ({ firstAt, lastAt, events }: ReportedFinding): string =>
  firstAt === lastAt
    ? `${minute(firstAt)} UTC, ${amount(events, 'event')}`
    : `${minute(firstAt)} to ${minute(lastAt)} UTC, ${amount(events, 'event')}`;

const partsOf = (
  finding: ReportedFinding,
  report: AuditReport,
): readonly (readonly [name: string, markup: string])[] => [
  ['Who', listed(finding.principals)],
  ['What', listed(finding.actions)],
  ['When', escaped(whenOf(finding))],
  ['From where', listed(finding.addresses)],
  ['Resource', listed(finding.resources)],
  ['Account, region', listed([...finding.accounts, ...finding.regions])],
  ['ATT&amp;CK', listed(finding.techniques)],
  ['Event ids', `<span class="ids">${listed(finding.eventIds)}</span>`],
  ['The ledger’s side', listed(ledgerSide(finding, report))],
  ['What to do', escaped(finding.todo)],
  ...(finding.runbook === undefined ? [] : [['Runbook', escaped(finding.runbook)] as const]),
];

/** The place of a finding in the page, by its number in the report. */
export const findingPlace = (at: number): string => `finding-${at + 1}`;

/** One finding: who, what, when, from where, on which resource, by which events, and what to do. */
export const findingMarkup = (
  finding: ReportedFinding,
  at: number,
  report: AuditReport,
): readonly string[] => [
  `<article class="finding ${finding.severity}" id="${findingPlace(at)}">`,
  `<h3><span class="severity">${finding.severity}</span> ${escaped(finding.title)}</h3>`,
  `<p>${escaped(finding.means)}</p>`,
  '<dl>',
  ...partsOf(finding, report).map(([name, markup]) => `<dt>${name}</dt><dd>${markup}</dd>`),
  '</dl>',
  '</article>',
];
