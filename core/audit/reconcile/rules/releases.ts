import { type History, type Rule, writingOf } from '#core/audit/reconcile/history.ts';
import type { Judgement } from '#core/audit/reconcile/judgement.ts';
import { answering, isWithin } from '#core/audit/reconcile/queries-of.ts';
import { type CallOf, ofKind } from '#core/audit/reconcile/room-call.ts';

/**
 * Each answer is written once for each time that it is given, after it was paid for and before the ledger says so.
 */
export const releasesAreAnswers: Rule = (history, judgement) => {
  const writes = ofKind(history.calls, 'write').filter(
    ({ object, lost }) => object.area === 'releases' && !lost,
  );
  const byName = Map.groupBy(writes, ({ object }) => nameOf(object.key));
  for (const [name, all] of byName) judgeWrites(history, judgement, { name, all });
  for (const [name, { given }] of history.facts.answers)
    given.slice(byName.get(name)?.length ?? 0).forEach((entry) => {
      const { from, to } = writingOf(history, entry);
      judgement.entry(entry, {
        reason: 'no-event',
        says: 'the answer that it names was not written',
        within: { from, to },
      });
    });
};

const nameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1, -'.json'.length);

const judgeWrites = (
  history: History,
  judgement: Judgement,
  { name, all }: { readonly name: string; readonly all: readonly CallOf<'write'>[] },
): void => {
  const answer = history.facts.answers.get(name);
  const says = `the answer ${name} was written`;
  all.forEach((write, at) => {
    if (!answer || answer.paid.length === 0)
      judgement.call(write, {
        reason: 'unknown-to-ledger',
        says: `${says}, for which nobody paid`,
      });
    else if (at >= answer.paid.length)
      judgement.call(write, { reason: 'once-too-often', says: `${says} again` });
    else if (!isWithin(answering(history, answer), write.at))
      judgement.call(write, {
        reason: 'out-of-window',
        says: `${says} before it was paid for or after it was given`,
      });
  });
};
