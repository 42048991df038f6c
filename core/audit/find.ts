import {
  MAX_DETAILED_EVENTS,
  MAX_FINDING_SUBJECTS,
  MAX_IDENTIFIED_EVENTS,
} from '#core/audit/audit-limits.ts';
import type { Detection } from '#core/audit/detection.ts';
import { documentPlaces } from '#core/audit/document-places.ts';
import type { Finding } from '#core/audit/finding.ts';
import { foldFindings } from '#core/audit/fold-findings.ts';
import { ownWork } from '#core/audit/own-work.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import { isAtLeast, SEVERITIES } from '#core/audit/severity.ts';
import { isOneOfCalls, quotedText } from '#core/audit/sql-conditions.ts';
import { THRESHOLDS } from '#core/audit/thresholds.ts';
import type { Trail } from '#core/ports/trail.ts';

/** The statement of a file under `sql/`, with pieces of SQL in the place of its names. */
export type FillSql = (name: string, pieces: Readonly<Record<string, string>>) => Promise<string>;

/** What is judged. */
export interface Judged {
  /** The room, if it is known: what speaks of its roles is not asked without it. */
  readonly room?: RoomScope | undefined;
  /** Every resource of every account in the trail, in place of the room's and its account's. */
  readonly everything?: boolean;
}

const scopeOf = ({ scope }: Detection, { room, everything }: Judged): string => {
  if (everything || !room) return 'true';
  return scope === 'resource' ? 'of_room' : `account = ${quotedText(room.account)}`;
};

/** Whether a detection can be asked: what tells the room's own work from others' has to know the room. */
const canAsk = ({ knowsRoom }: Detection, { room }: Judged): boolean =>
  !knowsRoom || room?.parts !== undefined;

/** The statement that finds the events of a detection, each with its subject. */
export const detectionSql = (
  detection: Detection,
  judged: Judged,
  fill: FillSql,
): Promise<string> =>
  fill(`audit/${detection.id}`, {
    ...THRESHOLDS,
    ...ownWork(judged.room),
    ...documentPlaces(judged.room),
    ...(detection.calls ? { calls: isOneOfCalls(detection.calls) } : {}),
    scope: scopeOf(detection, judged),
  });

const findingsSql = async (detection: Detection, judged: Judged, fill: FillSql): Promise<string> =>
  fill('audit/findings', {
    found: await detectionSql(detection, judged, fill),
    subjects: String(MAX_FINDING_SUBJECTS),
    detailed: String(MAX_DETAILED_EVENTS),
    identified: String(MAX_IDENTIFIED_EVENTS),
  });

const worstFirst = (a: Finding, b: Finding): number =>
  SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
  (a.firstAt < b.firstAt ? -1 : Number(a.firstAt > b.firstAt));

/** Asks a trail for each detection, one after another; what is worst comes first, then what was first. */
export const findAll = async (
  trail: Trail,
  detections: readonly Detection[],
  { fill, ...judged }: Judged & { readonly fill: FillSql },
): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  for (const detection of detections)
    if (canAsk(detection, judged)) {
      const rows = await trail.rows(await findingsSql(detection, judged, fill));
      found.push(...foldFindings(detection, rows));
    }
  return found.toSorted(worstFirst);
};

/** Whether a finding is one that somebody has to look at before the report is signed. */
export const isGrave = ({ severity }: Finding): boolean => isAtLeast(severity, 'high');
