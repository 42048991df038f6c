import { afterAll, beforeAll, expect, it } from 'vitest';
import { nextStep, stepSentence } from '#console/pages/home/next-step.ts';
import { WORDS } from '#console/words/words.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openConsole, openFilledRoom } from '#test/support/console/open-console.ts';

const AT = '2026-11-28T10:00:00.000Z';

let status: StatusDocument;
beforeAll(async () => {
  const console = await openConsole((await openFilledRoom()).folder);
  status = (await console.documents('/')) as StatusDocument;
});
afterAll(closeTestRooms);

/** A list of a party, otherwise. */
const listed = (party: string, other: object): Partial<StatusDocument> => ({
  datasets: status.datasets.map((each) => (each.party === party ? { ...each, ...other } : each)),
});

/** An approval of a party that is missing. */
const unapproved = (party: string): Partial<StatusDocument> => ({
  approvals: status.approvals.map((each) =>
    each.party === party ? { ...each, approved: false } : each,
  ),
});

const broke = (): Partial<StatusDocument> => ({
  budgets: status.budgets.map((each) => ({ ...each, answers: 0 })),
});

it.each<[string, () => Partial<StatusDocument>, object]>([
  ['a question, where all is ready', () => ({}), { name: 'ask', to: '/ask' }],
  [
    'a freeze, before all else',
    () => ({
      ...unapproved('brand'),
      frozen: [{ by: 'party', party: 'publisher', at: AT, reason: 'found-something' }] as never,
    }),
    { name: 'frozen', about: 'publisher', to: '/review' },
  ],
  [
    'a freeze of the operator',
    () => ({ frozen: [{ by: 'operator', at: AT, reason: 'found-something' }] as never }),
    { name: 'frozen-operator', to: '/review' },
  ],
  [
    'an erasure that is under way',
    () => ({ erasures: [{ party: 'brand', due: AT, overdue: true }] as never }),
    { name: 'erasure', about: AT, to: '/governance' },
  ],
  ['an approval of its own', () => unapproved('brand'), { name: 'approve', to: '/terms' }],
  [
    'the code of a deployed room',
    () => ({ code: 'ab'.repeat(32) as never }),
    { name: 'code', to: '/terms' },
  ],
  [
    'the approval of the other, where nothing is in force',
    () => ({ ...unapproved('publisher'), inForce: undefined }),
    { name: 'wait-approval', about: 'publisher', to: '/terms' },
  ],
  [
    'no approval of the other, where another agreement is in force',
    () => unapproved('publisher'),
    { name: 'ask' },
  ],
  [
    'a list of its own',
    () => listed('brand', { version: undefined }),
    { name: 'deliver', about: 'customers', to: '/prepare' },
  ],
  [
    'a list of its own that expired',
    () => listed('brand', { standing: 'expired' }),
    { name: 'deliver-again', about: 'customers', to: '/prepare' },
  ],
  [
    'the list of the other',
    () => listed('publisher', { version: undefined }),
    { name: 'wait-list', about: 'publisher.audience' },
  ],
  [
    'a review that is overdue',
    () => ({ reviews: [{ party: 'brand', due: AT, overdue: true }] }),
    { name: 'review', about: AT, to: '/review' },
  ],
  [
    'no review of the other',
    () => ({ reviews: [{ party: 'publisher', due: AT, overdue: true }] }),
    { name: 'ask' },
  ],
  ['a budget that renews', broke, { name: 'wait-budget', to: '/account' }],
  [
    'answers, where it may ask nothing',
    () => ({ budgets: [] }),
    { name: 'read', about: 1, to: '/answers' },
  ],
  ['nothing', () => ({ budgets: [], releases: 0 }), { name: 'nothing' }],
])('what waits is %s', (_, other, step) => {
  expect(nextStep({ ...status, ...other() }, 'brand')).toMatchObject(step);
});

it('each step has a sentence with what it is about', () => {
  const step = { name: 'deliver', about: 'customers' } as const;
  expect(stepSentence(WORDS.en.home, step)).toBe('Your list customers is not in the room yet.');
  expect(stepSentence(WORDS.fr.home, { name: 'nothing' })).toBe('Rien ne vous attend.');
});
