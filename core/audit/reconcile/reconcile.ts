import { arrivalTimes } from '#core/audit/reconcile/attempts.ts';
import { type History, type Rule, writingTimes } from '#core/audit/reconcile/history.ts';
import { Judgement, type Span } from '#core/audit/reconcile/judgement.ts';
import { LedgerFacts } from '#core/audit/reconcile/ledger-facts.ts';
import { readCall } from '#core/audit/reconcile/read-call.ts';
import { MAX_RECONCILED_CALLS } from '#core/audit/reconcile/reconcile-limits.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import type { Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import type { CallKind, RoomCall } from '#core/audit/reconcile/room-call.ts';
import { decryptionsAreReadings } from '#core/audit/reconcile/rules/decryptions.ts';
import { listsAreDrawn } from '#core/audit/reconcile/rules/drawn-lists.ts';
import { entriesAreWritten } from '#core/audit/reconcile/rules/entries.ts';
import { entriesNameTheirRuns } from '#core/audit/reconcile/rules/entry-runs.ts';
import { successorsAreOfErasures } from '#core/audit/reconcile/rules/erasures.ts';
import { executionsFollowArrivals } from '#core/audit/reconcile/rules/executions.ts';
import { inARun } from '#core/audit/reconcile/rules/in-a-run.ts';
import { listsAreTouchedForEntries } from '#core/audit/reconcile/rules/lists.ts';
import { openingsAreOfParts } from '#core/audit/reconcile/rules/openings.ts';
import { queriesAreOfAnswers } from '#core/audit/reconcile/rules/queries.ts';
import { releasesAreAnswers } from '#core/audit/reconcile/rules/releases.ts';
import { schedulesKeepTheirHours } from '#core/audit/reconcile/rules/schedules.ts';
import { sealsAreWritten } from '#core/audit/reconcile/rules/seals.ts';
import { stepsLeaveTheirWork } from '#core/audit/reconcile/rules/steps.ts';
import { tokenKeyIsForParts } from '#core/audit/reconcile/rules/token-keys.ts';
import { Runs } from '#core/audit/reconcile/runs.ts';
import { mayCall } from '#core/audit/reconcile/who-may.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { TrailRow } from '#core/ports/trail.ts';

/** Every law. Each judges calls by those who may make them at all. */
const RULES: readonly Rule[] = [
  entriesAreWritten,
  entriesNameTheirRuns,
  sealsAreWritten,
  tokenKeyIsForParts,
  openingsAreOfParts,
  executionsFollowArrivals,
  stepsLeaveTheirWork,
  schedulesKeepTheirHours,
  inARun,
  listsAreTouchedForEntries,
  decryptionsAreReadings,
  queriesAreOfAnswers,
  releasesAreAnswers,
  listsAreDrawn,
  successorsAreOfErasures,
];

/** What somebody did who may not. */
const DONE: Readonly<Record<CallKind, string>> = {
  seal: 'used the key that seals the ledger',
  'token-key': 'used the key of tokens',
  opening: 'used the key that opens sealed drops',
  decrypt: 'decrypted what lies in a drop zone or in the vault',
  read: 'read what lies in a drop zone or in the vault',
  write: 'wrote into a bucket of the room',
  query: 'began a query in the workgroup of the room',
  invocation: 'called a function of the room',
  execution: 'began an execution of the state machine of drops',
};

/** Both sides, and the time that the trail covers. */
export interface Sides {
  readonly room: ReconciledRoom;
  /** Rows of `sql/trail/reconcile.sql`. */
  readonly rows: readonly TrailRow[];
  readonly entries: readonly LedgerEntry[];
  /** First and last moment that was examined, in ISO 8601. */
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * Holds what CloudTrail wrote against the ledger, both ways. What remains open is for people to explain: a step that
 * died and was tried again stands there, too.
 */
export const reconcile = (sides: Sides): Reconciliation => {
  const { room, rows, entries } = sides;
  const calls = rows.flatMap((row) => readCall(row, room) ?? []);
  if (calls.length > MAX_RECONCILED_CALLS)
    throw new AirlockError(
      'input',
      `The trail holds more than ${MAX_RECONCILED_CALLS} calls on the room: reconcile it by month.`,
    );
  const span = spanOf(sides);
  const judgement = new Judgement(span);
  const allowed = calls.filter((call) => {
    const may = mayCall(call, room);
    if (!may)
      judgement.call(call, {
        reason: 'not-who-may',
        says: `${DONE[call.kind]}${placeOf(call)}, and has no part in that`,
      });
    return may;
  });
  const history: History = {
    ...{ room, span, calls: allowed, facts: new LedgerFacts(entries) },
    ...{ runs: new Runs(allowed), written: writingTimes(allowed), arrived: arrivalTimes(allowed) },
  };
  for (const rule of RULES) rule(history, judgement);
  return verdict(sides, calls, judgement);
};

const spanOf = ({ from, to }: Sides): Span => ({
  from: from === null ? Infinity : Date.parse(from),
  to: to === null ? -Infinity : Date.parse(to),
});

const placeOf = (call: RoomCall): string => {
  if (call.kind === 'read' || call.kind === 'write') return ` ("${call.object.key}")`;
  return call.kind === 'invocation' ? ` (${call.of})` : '';
};

const verdict = (
  sides: Sides,
  calls: readonly RoomCall[],
  judgement: Judgement,
): Reconciliation => {
  const judged = calls.filter((call) => call.kind !== 'write' || !call.lost).length;
  return {
    ...{ from: sides.from, to: sides.to },
    calls: judged,
    explained: Math.max(0, judged - judgement.callsOpen - judgement.callsUncertain),
    entries: sides.entries.length,
    entriesWithoutEvents: judgement.entriesOpen,
    open: judgement.open,
    notCovered: notCovered(sides, judgement),
  };
};

const notCovered = ({ room, from, to }: Sides, judgement: Judgement): readonly string[] => {
  const { callsUncertain, entriesUncertain } = judgement;
  return [
    ...(callsUncertain > 0
      ? [
          `${callsUncertain} calls lie so near an end of the trail (${from} to ${to}) that what explains them may lie beyond it, or not be delivered yet.`,
        ]
      : []),
    ...(entriesUncertain > 0
      ? [`${entriesUncertain} entries are of a time that the trail does not cover whole.`]
      : []),
    ...(room.parties.size === 0
      ? [
          'The outputs of the room do not tell the accounts of its parties: any account but its own was taken for one.',
        ]
      : []),
    ...BOUNDS,
  ];
};

/** What CloudTrail's own semantics leave open in every trail. */
const BOUNDS = [
  'How often a run reads or writes one file of the vault or of staging is not counted: large files go in pieces, and Athena reads as it likes.',
  'A call of a party that notes nothing (a dry run, an answer given before, a look at the agreement) is explained by who may call.',
  'While a drop was on its way that was refused, calls of a step that left no report of it are not counted: that step failed, and a trail does not say of which drop a step was.',
  'What AWS refused did nothing, and is not held against the ledger: the findings tell of it.',
];
