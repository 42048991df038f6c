import type { FunctionName } from '#core/access/functions.ts';
import type { History, Rule } from '#core/audit/reconcile/history.ts';
import type { Judgement, Span, Why } from '#core/audit/reconcile/judgement.ts';
import { APPEND_MS, SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { ledgerSequence } from '#core/room-layout.ts';

/** Which functions of a deployed room write which entries. */
const WRITERS: Readonly<Record<LedgerEvent['type'], readonly FunctionName[]>> = {
  'agreement-proposed': ['approve-agreement'],
  'agreement-approved': ['approve-agreement'],
  'room-frozen': ['freeze-room'],
  'room-unfrozen': ['freeze-room'],
  'evidence-packed': ['freeze-room'],
  'access-reviewed': ['freeze-room'],
  'dataset-published': ['publish-drop'],
  'drop-refused': ['publish-drop', 'refuse-drop'],
  'budget-reserved': ['answer-question'],
  'answer-released': ['answer-question'],
  'question-refused': ['answer-question'],
  'version-checked': ['verify-room', 'answer-question', 'publish-drop', 'make-list'],
  // Whatever goes with the people of a list is removed by what removes them.
  'data-expired': ['expire-data', 'forget-people'],
  'list-reserved': ['make-list'],
  'list-released': ['make-list'],
  'erasure-began': ['forget-people'],
  'people-forgotten': ['forget-people'],
  'tombstones-lifted': ['forget-people'],
  'subject-asked': ['tell-subject'],
  'party-withdrew': ['freeze-room'],
  'epoch-began': ['freeze-room'],
  'key-destroyed': [],
};

const MINUTE_MS = 60_000;

/** Each entry is one write of its file, by a function that writes such entries, in the minutes that it names. */
export const entriesAreWritten: Rule = (history, judgement) => {
  const seen = new Set<number>();
  for (const write of ofKind(history.calls, 'write')) {
    const sequence = ledgerSequence(write.object.key);
    if (write.object.area !== 'entries' || write.lost || sequence === undefined) continue;
    judgeWrite(history, judgement, { write, sequence, again: seen.has(sequence) });
    seen.add(sequence);
  }
  let earliest = 0;
  for (const entry of history.facts.entries) {
    earliest = Math.max(earliest, Date.parse(entry.at));
    if (seen.has(entry.sequence)) continue;
    judgement.entry(entry, {
      reason: 'no-event',
      says: 'nobody wrote its file',
      within: { from: earliest, to: earliest + MINUTE_MS + APPEND_MS },
    });
  }
};

interface Written {
  readonly write: CallOf<'write'>;
  readonly sequence: number;
  readonly again: boolean;
}

const judgeWrite = (history: History, judgement: Judgement, written: Written): void => {
  const why = faultOfWrite(history, written);
  if (why) judgement.call(written.write, why);
};

const faultOfWrite = ({ facts }: History, { write, sequence, again }: Written): Why | undefined => {
  const entry = facts.bySequence.get(sequence);
  const name = functionBehind(write);
  const says = `entry ${sequence} of the ledger was written`;
  if (!entry)
    return {
      reason: 'unknown-to-ledger',
      says: `${says}, which the ledger that was given does not have`,
    };
  if (again) return { reason: 'once-too-often', says: `${says} again` };
  const { type } = entry.event;
  if (!name || !WRITERS[type].includes(name))
    return {
      reason: 'not-who-may',
      says: `${says}, which is of type ${type}, and ${WRITERS[type].join(' or ') || 'no function'} writes those`,
    };
  const { from, to } = writtenWithin(entry);
  return write.at < from || write.at > to
    ? { reason: 'out-of-window', says: `${says}, which names ${entry.at}` }
    : undefined;
};

/** An entry names the minute in which it was decided on; that of an answer is when it was paid for. */
const writtenWithin = ({ at, event }: LedgerEntry): Span => {
  const decided = Date.parse(at);
  const to = event.type === 'answer-released' ? Infinity : decided + MINUTE_MS + APPEND_MS;
  return { from: decided - SKEW_MS, to };
};
