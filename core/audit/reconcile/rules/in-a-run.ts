import type { Rule } from '#core/audit/reconcile/history.ts';
import { beginningOf } from '#core/audit/reconcile/runs.ts';

/**
 * What a role of a function does, it does while the function runs: credentials of Lambda that were carried off act
 * at other times. Athena goes on in the name of its caller when that has ended, and has a rule of its own.
 */
export const inARun: Rule = ({ calls, runs }, judgement) => {
  for (const call of calls) {
    const { actor, at } = call;
    if (actor.is !== 'function' || actor.through !== undefined) continue;
    if (runs.isRunning(actor.name, at)) continue;
    judgement.call(call, {
      reason: 'outside-a-run',
      says: `the role of ${actor.name} was used, and no call of the function had begun`,
      within: beginningOf(actor.name, at),
    });
  }
};
