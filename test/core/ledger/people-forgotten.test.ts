import { expect, it } from 'vitest';
import { draftOf } from '#core/ledger/draft-state.ts';
import { applyEvent, type LedgerEvent } from '#core/ledger/events.ts';
import { currentVersion, EMPTY_STATE, standingFor } from '#core/ledger/room-state.ts';

const AT = '2026-11-01T00:00:00.000Z';
const LATER = '2026-11-20T00:00:00.000Z';
const CHECKSUM = 'a'.repeat(64);

const published = (version: string, drop: string): LedgerEvent =>
  ({
    ...{ type: 'dataset-published', party: 'brand', dataset: 'customers', version, drop },
    ...{ epoch: 1, kinds: ['email'], people: 300, agreement: CHECKSUM },
    ...{ keyCheck: '0'.repeat(32), report: CHECKSUM },
  }) as LedgerEvent;

const [FIRST, LAST] = ['11111111-00000000', '22222222-00000000'];
const [DROP_1, DROP_2] = ['1'.repeat(32), '2'.repeat(32)];
const REQUEST = '3'.repeat(32);

const played = (...more: readonly LedgerEvent[]) => {
  const draft = draftOf(EMPTY_STATE);
  applyEvent(draft, published(FIRST, DROP_1), AT);
  applyEvent(draft, published(LAST, DROP_2), AT);
  draft.queried.add(FIRST);
  for (const event of more) applyEvent(draft, event, LATER);
  return draft;
};

const began: LedgerEvent = {
  type: 'erasure-began',
  party: 'brand',
  request: REQUEST,
  reason: 'erasure',
  received: '2026-11-02',
  due: '2026-12-02',
};
const forgotten = {
  ...{ type: 'people-forgotten', party: 'brand', request: REQUEST, ended: [] },
  successors: [FIRST, LAST].map((former) => ({
    ...{ dataset: 'customers', former, report: 'b'.repeat(64) },
    version: former.replace('00000000', '99999999'),
  })),
} as unknown as LedgerEvent;

it('a successor stands where its former did: of the same time, drop and order, and asked about if that was', () => {
  const state = played(began, forgotten);
  expect(state.versions.map(({ version }) => version)).toEqual([
    ...[FIRST, '11111111-99999999', LAST, '22222222-99999999'],
  ]);
  const current = currentVersion(state, 'brand', 'customers');
  expect(current).toMatchObject({ version: '22222222-99999999', at: AT, people: 300 });
  expect([...state.expired]).toEqual([FIRST, LAST]);
  expect(state.queried.has('11111111-99999999')).toBe(true);
  expect(state.queried.has('22222222-99999999')).toBe(false);
  expect(standingFor(state, FIRST)).toBe('11111111-99999999');
  expect(state.drops.get(`brand.customers.${DROP_2}`)).toMatchObject({
    version: '22222222-99999999',
  });
  expect(state.erasures.get(REQUEST)).toMatchObject({ ended: LATER });
});

it('a version that could be asked no more ends, and its drop may come again', () => {
  const state = played(began, {
    ...{ type: 'people-forgotten', party: 'brand', request: REQUEST, successors: [] },
    ended: [{ dataset: 'customers', version: LAST }],
  });
  expect(state.expired.has(LAST)).toBe(true);
  expect([...state.drops.values()].map((each) => each.drop)).toEqual([DROP_1]);
});

it('a request that is under way, and which marks stand, follow from the entries alone', () => {
  const state = played(began);
  expect(state.erasures.get(REQUEST)).toMatchObject({ ended: undefined, due: '2026-12-02' });
  expect(state.tombstones.get('brand')).toBe(REQUEST);
  applyEvent(state, { type: 'tombstones-lifted', party: 'brand', request: '4'.repeat(32) }, LATER);
  expect(state.tombstones.get('brand')).toBe('4'.repeat(32));
  expect(state.lifted.has('4'.repeat(32))).toBe(true);
});
