import { amount, count } from '#cli/render/table.ts';
import type { AuditReport, ReportedFinding } from '#core/documents/audit-report.ts';
import { budgetSentence } from '#core/documents/party-budget.ts';

type Severity = ReportedFinding['severity'];

/** The worst first, as a report tells them. */
export const WORST_FIRST: readonly Severity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
];

/** A time as people read it: to the minute, in UTC. */
export const minute = (time: string): string => time.slice(0, 16).replace('T', ' ');

/** How many findings there are of each severity, the worst first; those that there are none of left out. */
export const bySeverity = (
  findings: readonly ReportedFinding[],
): readonly (readonly [Severity, readonly ReportedFinding[]])[] =>
  WORST_FIRST.map(
    (severity) => [severity, findings.filter((each) => each.severity === severity)] as const,
  ).filter(([, each]) => each.length > 0);

/** What was found, in one sentence. */
export const foundSentence = ({ findings, examined }: AuditReport): string => {
  if (examined === undefined) return 'No log of CloudTrail was read: this is the ledger alone.';
  if (examined.events === 0) return 'No event was read, so nothing is shown.';
  if (findings.length === 0) return 'Nothing that is looked for was found in the logs.';
  const each = bySeverity(findings).map(([severity, some]) => `${count(some.length)} ${severity}`);
  return `${amount(findings.length, 'finding')}: ${each.join(', ')}.`;
};

/** What was held against the ledger, in one sentence. */
export const explainedSentence = ({ reconciliation }: AuditReport): string => {
  if (reconciliation === undefined) return 'The calls were not held against a ledger.';
  const { calls, explained, entries, entriesWithoutEvents } = reconciliation;
  const seen = entries - entriesWithoutEvents;
  return `${count(explained)} of ${amount(calls, 'call is', 'calls are')} explained, and ${count(seen)} of ${amount(entries, 'entry', 'entries')} of the ledger seen in the logs.`;
};

/** What the digest files say of the log files, in one sentence. */
export const logsSentence = ({ logs }: AuditReport): string => {
  if (logs === undefined) return 'The log files were not held against digests of CloudTrail.';
  const of = `${amount(logs.logs, 'log file')} under ${amount(logs.digests, 'digest')}`;
  const faults = logs.faults.length + logs.moreFaults;
  return faults === 0
    ? `${of}: all as CloudTrail delivered them.`
    : `${of}: ${amount(faults, 'fault')}.`;
};

/** What of the logs was examined, in one sentence; undefined where none was. */
export const examinedSentence = ({ examined }: AuditReport): string | undefined => {
  if (examined === undefined) return undefined;
  const { events, files, from, to, duplicates } = examined;
  const time = from && to ? ` from ${minute(from)} to ${minute(to)} UTC` : '';
  const again =
    duplicates === 0
      ? ''
      : `, and ${amount(duplicates, 'delivery', 'deliveries')} of the same ones`;
  return `${amount(events, 'event')}${time} in ${amount(files, 'file')}${again}.`;
};

/** What the ledger says of a finding, as far as the names of its events in the report go. */
export const ledgerSide = (
  { eventIds, events }: ReportedFinding,
  { reconciliation }: AuditReport,
): readonly string[] => {
  if (reconciliation === undefined) return ['The calls were not held against a ledger.'];
  const open = reconciliation.open.filter(
    ({ eventId }) => eventId !== undefined && eventIds.includes(eventId),
  );
  if (open.length > 0) return open.map(({ says }) => says);
  const named = eventIds.length < events ? `the first ${eventIds.length} of these` : 'these';
  return [`No entry is missing for ${named} events.`];
};

/** What is left of the budgets of a room, a sentence each. */
export const budgetSentences = ({ budgets }: NonNullable<AuditReport['room']>): readonly string[] =>
  budgets.map((budget) => `${budgetSentence(budget)}.`);
