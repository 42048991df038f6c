import { accessPages, sqlPages } from '#adapters/carried-pages.ts';
import { reportLines } from '#cli/audit/report-page.ts';
import { linesText } from '#cli/file-text.ts';
import type { PackParts } from '#core/audit/pack/make-pack.ts';
import type { RoomEvidence } from '#core/documents/room-evidence.ts';
import type { GivenDocument } from '#core/usecases/audit/pack/given-documents.ts';
import { givenPieces } from '#core/usecases/audit/pack/given-pieces.ts';
import { roomPieces } from '#core/usecases/audit/pack/room-pieces.ts';
import { roomReport } from '#core/usecases/audit/room-report.ts';

/** Why a piece is not in a pack that nobody gave it for. */
const ABSENT: Readonly<Record<PackParts['room'], PackParts['absent']>> = {
  local: {
    findings: 'A room of one machine has no CloudTrail in which something could be found.',
    logs: 'A room of one machine has no CloudTrail, so no log files to validate.',
    reconciliation: 'A room of one machine has no CloudTrail to hold its ledger against.',
    access: 'Whoever may read the folder of a room of one machine may do everything with it.',
    attestation:
      'Whoever runs a room of one machine chose its code; give attestation.json of a release by --with if it is one.',
    deployment: 'Nothing of a room of one machine is deployed.',
  },
  deployed: {
    findings:
      'No report over the logs was given: run "audit --json", and give what it said by --with.',
    logs: 'The log files were not validated: run "audit verify --json", and give what it said by --with.',
    reconciliation:
      'The ledger was not held against the logs: run "audit reconcile --json", and give what it said by --with.',
    access: 'This installation carries no access table: make the pack from the source.',
    attestation:
      'None was given: give attestation.json of the release that the room runs by --with.',
    deployment:
      'The room was not held against the source: run "verify-deployment --json", and give what it said by --with.',
  },
};

const SQL_ABSENT = 'This installation carries no SQL files beside it.';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files of a pack: of the room, of what other commands said, and of what this installation carries. */
export const gatherPack = async (
  evidence: RoomEvidence,
  room: PackParts['room'],
  given: readonly GivenDocument[],
): Promise<PackParts> => {
  const { texts: own, ...parts } = roomPieces(evidence);
  const { report, texts } = givenPieces(given, roomReport(evidence.activity));
  const page = ['report/report.html', linesText(reportLines(report))] as const;
  return {
    ...parts,
    room,
    absent: { ...ABSENT[room], sql: SQL_ABSENT },
    files: new Map([
      ...[...own, ...texts, page].map(([path, text]) => [path, bytesOf(text)] as const),
      ...(room === 'deployed' ? await accessPages() : []),
      ...(await sqlPages()),
    ]),
  };
};
