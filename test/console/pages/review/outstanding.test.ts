import { expect, it } from 'vitest';
import { outstandingIn } from '#console/pages/review/outstanding.tsx';
import { WORDS } from '#console/words/words.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';

const QUIET = { refusedQuestions: 0 } as StatusDocument;

const WAITING = {
  ...{ scratch: 0, versions: 0, releases: 0, drops: 0, leftovers: { due: 0, young: 0 } },
  ...{ damaged: [], foreign: { count: 0, named: [] } },
};

const severities = (status: Partial<StatusDocument>) =>
  outstandingIn(WORDS.en, { ...QUIET, ...status }).map(({ severity, title }) => [severity, title]);

it('nothing stands out in a quiet room, cleaned up or not of this machine', () => {
  expect(severities({})).toEqual([]);
  expect(severities({ waiting: WAITING })).toEqual([]);
});

it('damaged files are critical, and stand before all else', () => {
  const damaged = [{ key: 'vault/x', fault: 'changed' } as const];
  const found = severities({ refusedQuestions: 2, waiting: { ...WAITING, damaged, scratch: 1 } });
  expect(found).toEqual([
    ['critical', '1 file of the room missing, changed or added'],
    ['low', '1 thing waits to be cleaned up'],
    ['informational', '2 questions were refused'],
  ]);
});

it('what is overdue and what lapses is said with its day, and what is not due is not', () => {
  const due = '2026-11-20T00:00:00.000Z';
  const reviews = [
    { party: 'brand', due, overdue: true },
    { party: 'publisher', due, overdue: false },
  ];
  const lapse = { organisation: 'brand', record: 'training', expires: '2026-11-30' } as const;
  const lapses = [
    { ...lapse, name: 'ISO', standing: 'lapsed' } as const,
    { ...lapse, name: 'DPO', standing: 'lapses-soon' } as const,
  ];
  expect(severities({ reviews, lapses })).toEqual([
    ['medium', 'brand has not looked at who may do what: due on 20 November 2026'],
    ['medium', '"ISO" holds until 30 November 2026'],
    ['low', '"DPO" holds until 30 November 2026'],
  ]);
});

it('files that nobody knows stand out, and each thing says where it is looked after', () => {
  const waiting = { ...WAITING, foreign: { count: 3, named: [] } };
  const found = outstandingIn(WORDS.fr, { ...QUIET, waiting });
  expect(found).toMatchObject([{ severity: 'low', to: { path: '/review/files' } }]);
});
