import type { Judgement, Span } from '#core/audit/reconcile/judgement.ts';
import type { LedgerFacts } from '#core/audit/reconcile/ledger-facts.ts';
import { APPEND_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import { ofKind, type RoomCall } from '#core/audit/reconcile/room-call.ts';
import type { Runs } from '#core/audit/reconcile/runs.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { ledgerSequence } from '#core/room-layout.ts';

const MINUTE_MS = 60_000;

/** Both sides of a reconciliation. */
export interface History {
  readonly room: ReconciledRoom;
  /** The time that the trail covers. */
  readonly span: Span;
  /** Calls by those who may make such calls at all. */
  readonly calls: readonly RoomCall[];
  readonly facts: LedgerFacts;
  readonly runs: Runs;
  /** When each entry was written, as far as the trail tells. */
  readonly written: ReadonlyMap<number, number>;
  /** When each drop arrived first, by `dropName`, as far as the trail tells. */
  readonly arrived: ReadonlyMap<string, number>;
}

/** One law: which calls of a kind there must be, for which entries, and when. */
export type Rule = (history: History, judgement: Judgement) => void;

/** When each entry was written: its own file is written once. */
export const writingTimes = (calls: readonly RoomCall[]): ReadonlyMap<number, number> =>
  new Map(
    ofKind(calls, 'write').flatMap(({ object, lost, at }) => {
      const sequence = object.area === 'entries' && !lost ? ledgerSequence(object.key) : undefined;
      return sequence === undefined ? [] : [[sequence, at] as const];
    }),
  );

/** The time within which an entry was written: to the second where the trail tells, else by what it says itself. */
export const writingOf = (
  { written }: Pick<History, 'written'>,
  { sequence, at, event }: LedgerEntry,
): Span => {
  const found = written.get(sequence);
  if (found !== undefined) return { from: found, to: found };
  const decided = Date.parse(at);
  // An answer bears the minute in which it was paid for, and may be given whenever its asker comes back.
  const to = event.type === 'answer-released' ? Infinity : decided + MINUTE_MS + APPEND_MS;
  return { from: decided, to };
};
