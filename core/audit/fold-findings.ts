import type { Detection } from '#core/audit/detection.ts';
import type { Finding } from '#core/audit/finding.ts';
import { isAtLeast } from '#core/audit/severity.ts';
import type { TrailRow } from '#core/ports/trail.ts';
import { printable } from '#core/printable.ts';

const texts = (rows: readonly TrailRow[], column: string): readonly string[] => {
  const values = rows.map((row) => row[column]);
  const found = values.filter((value) => value !== null && value !== undefined);
  return [...new Set(found.map((value) => printable(String(value))))];
};

/** A call as policies name it: `kms:Decrypt` for that of `kms.amazonaws.com`. */
const asAction = (action: string): string => action.replace('.amazonaws.com:', ':');

/** What stands for subjects of which there were too many to be told apart. */
const OTHERS = 'others, too many to be told apart';

const asFinding = (detection: Detection, subject: string | null, rows: readonly TrailRow[]) => {
  const { id, title, severity, techniques, means, todo } = detection;
  const times = [...texts(rows, 'first_at'), ...texts(rows, 'last_at')].toSorted();
  return {
    ...{ detection: id, title, severity, techniques, means, todo },
    subject: subject === null ? OTHERS : printable(subject),
    principals: texts(rows, 'principal'),
    actions: texts(rows, 'action').map(asAction),
    resources: texts(rows, 'resource'),
    addresses: texts(rows, 'address'),
    accounts: texts(rows, 'account'),
    regions: texts(rows, 'region'),
    firstAt: times.at(0) ?? '',
    lastAt: times.at(-1) ?? '',
    events: rows.reduce((sum, { events }) => sum + Number(events), 0),
    eventIds: texts(rows, 'event_id'),
    ...(isAtLeast(severity, 'high') && { runbook: `docs/runbooks/${id}.md` }),
  };
};

/** The findings of a detection, one a subject, from the rows of `sql/audit/findings.sql`. */
export const foldFindings = (
  detection: Detection,
  rows: readonly TrailRow[],
): readonly Finding[] => {
  const subjects = Map.groupBy(rows, ({ subject }) => (subject === null ? null : String(subject)));
  return [...subjects].map(([subject, own]) => asFinding(detection, subject, own));
};
