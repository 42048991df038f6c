import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { RoomActivity } from '#core/documents/room-activity.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { sha256 } from '#core/sha256.ts';
import { governedAgreement } from './governed.ts';

const partyOf = (party: string): RoomActivity['parties'][number] => ({
  ...{ party, proposed: 1, approved: 1, delivered: 2, refusedDrops: 0 },
  ...{ answers: 3, refusedQuestions: 1, lastAt: '2026-11-20T08:00:00.000Z' },
});

/** What a room under an agreement might say of itself. */
export const exampleFacts = (
  signed: AgreementWithDigest = governedAgreement(),
  changed: Partial<Facts> = {},
): Facts => ({
  ...{ at: '2026-11-27T12:00:00.000Z', version: '0.12.0', where: 'local', signed, inForce: true },
  activity: {
    ...{ collaboration: signed.agreement.id, entries: 9, head: sha256('head'), foreign: [] },
    ...{ from: '2026-11-01T08:00:00.000Z', to: '2026-11-20T08:00:00.000Z' },
    inForce: signed.digest,
    parties: ['brand', 'publisher'].map(partyOf),
    terms: [
      {
        ...{ entry: 1, at: '2026-11-01T08:00:00.000Z', agreement: signed.digest },
        inForceAt: '2026-11-02T08:00:00.000Z',
      },
    ],
    ...{ budgets: [], datasets: [], happened: [] },
  },
  ...changed,
});
