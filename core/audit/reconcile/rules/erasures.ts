import { attemptOfKey } from '#core/audit/reconcile/attempts.ts';
import type { Rule } from '#core/audit/reconcile/history.ts';
import { DROP_MS } from '#core/audit/reconcile/reconcile-limits.ts';
import { functionBehind, ofKind } from '#core/audit/reconcile/room-call.ts';

/** What puts versions in the place of others, puts those that the ledger names of an erasure, and no other. */
export const successorsAreOfErasures: Rule = ({ calls, facts }, judgement) => {
  for (const write of ofKind(calls, 'write')) {
    if (write.object.area !== 'vault' || functionBehind(write) !== 'forget-people') continue;
    const version = attemptOfKey(write.object.key)?.version ?? '';
    if (facts.successors.has(version)) continue;
    judgement.call(write, {
      reason: 'unknown-to-ledger',
      says: `a file of ${version} was put in the place of another, and no erasure of the ledger names it`,
      within: { from: write.at, to: write.at + DROP_MS },
    });
  }
};
