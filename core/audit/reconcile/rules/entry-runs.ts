import { FUNCTIONS } from '#core/access/functions.ts';
import { type History, type Rule, writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement, Why } from '#core/audit/reconcile/judgement.ts';
import { functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import { beginningOf, runOf } from '#core/audit/reconcile/runs.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { ledgerSequence } from '#core/room-layout.ts';

/**
 * Each entry names the request in which it was written: that is a call of the function that wrote it, which began
 * before and had not ended; and where a party called it, the account of the party that the entry speaks of.
 */
export const entriesNameTheirRuns: Rule = (history, judgement) => {
  const writers = new Map(
    ofKind(history.calls, 'write').flatMap((write) => {
      const sequence =
        write.object.area === 'entries' ? ledgerSequence(write.object.key) : undefined;
      const name = functionBehind(write);
      return sequence !== undefined && name && !write.lost ? [[sequence, name] as const] : [];
    }),
  );
  for (const entry of history.facts.entries) {
    const writer = writers.get(entry.sequence);
    if (writer !== undefined && entry.run !== undefined)
      judgeRun(history, judgement, { entry, run: entry.run, writer });
  }
};

interface Naming {
  readonly entry: LedgerEntry;
  readonly run: string;
  readonly writer: Parameters<typeof beginningOf>[0];
}

const judgeRun = (history: History, judgement: Judgement, naming: Naming): void => {
  const why = faultOfRun(history, naming);
  if (why) judgement.entry(naming.entry, why);
};

const faultOfRun = (history: History, { entry, run, writer }: Naming): Why | undefined => {
  const { to: at } = writingOf(history, entry);
  const called = history.runs.withRequest(run);
  if (!called)
    return {
      reason: 'no-event',
      says: `${writer} was not called by the request that it names`,
      within: beginningOf(writer, at),
    };
  const { from, to } = runOf(called);
  if (called.of !== writer || at < from || at > to)
    return {
      reason: 'out-of-window',
      says: `it was written by ${writer}, and names a call of ${called.of} of another time`,
    };
  const account = askerOf(history, entry, writer);
  if (account === undefined || called.actor.is !== 'party' || called.actor.account === account)
    return undefined;
  return {
    reason: 'not-who-may',
    says: 'it speaks of one party, and the account of another called for it',
  };
};

/** The account of the party that must have called; undefined where nobody knows, or a fault is noted that anybody meets. */
const askerOf = (
  { room }: History,
  { event }: LedgerEntry,
  writer: Naming['writer'],
): string | undefined => {
  if (FUNCTIONS[writer].calledBy.by !== 'parties' || event.type === 'version-checked')
    return undefined;
  return 'party' in event && event.party !== undefined ? room.parties.get(event.party) : undefined;
};
