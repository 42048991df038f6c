import type { AuditReport } from '#core/documents/audit-report.ts';
import type { RoomActivity } from '#core/documents/room-activity.ts';

/** What no ledger tells, of a room of this machine least of all. */
const NEVER = [
  'Who sat at the keyboard: the ledger knows parties, and no persons.',
  'Reads and copies of files of the room beside its commands: whoever holds a folder may read it. On AWS, CloudTrail tells.',
  'Changes to files that no question has looked at since: "room verify" looks at every one.',
  'What a party did with an answer once it had it.',
] as const;

/** The report over the ledger of a room alone. */
export const roomReport = (room: RoomActivity): AuditReport => ({
  kind: 'audit-report',
  schema: 'airlock/audit-report/v1',
  cannotSee: NEVER,
  findings: [],
  matrix: [],
  room,
});
