import { reconciledRoom } from '#adapters/aws/client/reconciled-room.ts';
import { parseOutputs } from '#adapters/aws/client/room-outputs.ts';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import type { OpenItem, Reconciliation } from '#core/audit/reconcile/reconciliation.ts';
import { LedgerDocument } from '#core/documents/ledger-document.ts';
import { reconcileTrail } from '#core/usecases/audit/reconcile-trail.ts';
import type { TrailEvent } from '#proof/trail/trail-writer.ts';
import type { EmulatedRoom } from '#test/emulator/emulated-room.ts';

const HOUR_MS = 3_600_000;

/** What a room on the emulator left behind on both sides. */
export interface EmulatedHistory {
  readonly known: ReconciledRoom;
  readonly events: readonly TrailEvent[];
  /** Holds a trail against the ledger. */
  judge(all: readonly TrailEvent[]): Promise<Reconciliation>;
}

/** Events of others before and after, so that the trail covers all of the room. */
const around = (all: readonly TrailEvent[]): readonly TrailEvent[] => {
  const times = all.map(({ eventTime }) => Date.parse(String(eventTime)));
  const aside = (at: number): TrailEvent => ({
    ...all[0],
    ...{ eventSource: 'sts.amazonaws.com', eventName: 'GetCallerIdentity', eventID: `at-${at}` },
    eventTime: new Date(at).toISOString().replace(/\.\d{3}Z/, 'Z'),
  });
  return [aside(Math.min(...times) - HOUR_MS), ...all, aside(Math.max(...times) + HOUR_MS)];
};

/** The trail of a room until now, and its ledger as `ledger list` answers it. */
export const emulatedHistory = (room: EmulatedRoom, listed: unknown): EmulatedHistory => {
  const { kind, entries: all } = listed as LedgerDocument;
  const { entries } = LedgerDocument.parse({ kind, entries: all });
  const told = { called: 'the room', code: 'room', advice: 'see there' } as const;
  const urls = {
    QuestionUrl: room.urlOf('answer-question'),
    ApprovalUrl: room.urlOf('approve-agreement'),
  };
  const known = reconciledRoom(parseOutputs({ ...room.outputs, ...urls }, told));
  return {
    known,
    events: around(room.trail.writer.events),
    judge: async (trailed) => {
      await using trail = await trailOfEvents(trailed);
      return await reconcileTrail(trail, { room: known, entries, fill: fillSql });
    },
  };
};

/** The emulator has no schedules: at most the absence of a night's work may be told. */
export const openIn = ({ open }: Reconciliation): readonly OpenItem[] =>
  open.filter(({ says }) => !says.includes('was not called that day'));
