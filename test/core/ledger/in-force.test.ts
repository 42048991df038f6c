import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { sha256 } from '#core/sha256.ts';

const agreement = fc.constantFrom(...['a', 'b', 'c'].map(sha256));
const party = fc.constantFrom('brand', 'publisher');
const event: fc.Arbitrary<LedgerEvent> = fc.oneof(
  fc.record({ type: fc.constant('agreement-proposed' as const), agreement, party }),
  fc.record({ type: fc.constant('agreement-approved' as const), agreement, party }),
);
const entryOf = (event: LedgerEvent, at: number): LedgerEntry => ({
  ...{ sequence: at + 1, previous: sha256(String(at)), at: '2026-11-02T08:00:00.000Z' },
  ...{ event, seal: '0'.repeat(64) },
});

/** The events from the last proposal that changed what lies on the table. */
const sinceTabled = (events: readonly LedgerEvent[]): readonly LedgerEvent[] => {
  let from = 0;
  let table: string | undefined;
  for (const [at, each] of events.entries())
    if (each.type === 'agreement-proposed' && each.agreement !== table)
      [from, table] = [at, each.agreement];
  return events.slice(from);
};

it('an agreement comes into force by nothing but the approvals of both parties while it lies on the table', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 24 }), (events) => {
      for (const at of events.keys()) {
        const before = foldLedger(events.slice(0, at).map(entryOf)).inForce;
        const { inForce } = foldLedger(events.slice(0, at + 1).map(entryOf));
        const [first, ...since] = sinceTabled(events.slice(0, at + 1));
        const on = first?.type === 'agreement-proposed' ? first.agreement : undefined;
        const approvers = since.flatMap((each) =>
          each.type === 'agreement-approved' && each.agreement === on ? [each.party] : [],
        );
        const both = new Set(approvers).size === 2;
        expect(inForce).toBe(both ? on : before);
      }
    }),
    { numRuns: 150 },
  );
});
