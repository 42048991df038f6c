import { type History, type Rule, writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement, Why } from '#core/audit/reconcile/judgement.ts';
import { SKEW_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { type CallOf, ofKind } from '#core/audit/reconcile/room-call.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { listKey } from '#core/room-layout.ts';

type Write = CallOf<'write'>;

/** Each list is written once, after it was paid for and before the ledger says that it is there. */
export const listsAreDrawn: Rule = (history, judgement) => {
  const writes = ofKind(history.calls, 'write').filter(
    ({ object, lost }) => object.area === 'lists' && !lost,
  );
  const byKey = Map.groupBy(writes, ({ object }) => object.key);
  const [paid, made] = [entriesOf(history, 'list-reserved'), entriesOf(history, 'list-released')];
  for (const [key, [first, ...again]] of byKey) {
    const why = first && faultOf(history, first, { paid: paid.get(key), made: made.get(key) });
    if (why) judgement.call(first, why);
    for (const write of again)
      judgement.call(write, {
        reason: 'once-too-often',
        says: `${key} was written again`,
      });
  }
  for (const [key, entry] of made) if (!byKey.has(key)) isMissing(history, judgement, entry);
};

/** Entries about lists, each by the key of its list. */
const entriesOf = (
  { facts }: History,
  type: 'list-reserved' | 'list-released',
): ReadonlyMap<string, LedgerEntry> =>
  new Map(
    facts.entries.flatMap((entry) =>
      entry.event.type === type ? [[listKey(entry.event.list), entry] as const] : [],
    ),
  );

const faultOf = (
  history: History,
  { object, at }: Write,
  {
    paid,
    made,
  }: { readonly paid: LedgerEntry | undefined; readonly made: LedgerEntry | undefined },
): Why | undefined => {
  const says = `${object.key} was written`;
  if (paid === undefined)
    return { reason: 'unknown-to-ledger', says: `${says}, for which nobody paid` };
  const early = at < writingOf(history, paid).from - SKEW_MS;
  const late = made !== undefined && at > writingOf(history, made).to + SKEW_MS;
  return early || late
    ? { reason: 'out-of-window', says: `${says} before it was paid for or after it was told of` }
    : undefined;
};

const isMissing = (history: History, judgement: Judgement, entry: LedgerEntry): void => {
  const { from, to } = writingOf(history, entry);
  judgement.entry(entry, {
    reason: 'no-event',
    says: 'the list that it names was not written',
    within: { from, to },
  });
};
