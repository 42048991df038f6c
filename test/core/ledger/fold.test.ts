import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerKey } from '#core/ledger/answer-key.ts';
import { LedgerEntry } from '#core/ledger/entry.ts';
import { LedgerEvent } from '#core/ledger/events.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { comparableVersions, currentVersion, ruling } from '#core/ledger/room-state.ts';
import { sha256 } from '#core/sha256.ts';
import { EVENTS } from '#test/core/chain/written-ledger.ts';

const [A, B] = [sha256('a'), sha256('b')];

const entriesOf = (events: readonly LedgerEvent[]): readonly LedgerEntry[] =>
  events.map((event, at) => ({
    sequence: at + 1,
    previous: sha256(String(at)),
    at: `2026-11-02T08:00:0${at % 10}.000Z`,
    event,
    seal: '0'.repeat(64),
  }));
const fold = (...events: readonly LedgerEvent[]) => foldLedger(entriesOf(events));

const proposed = (agreement = A): LedgerEvent => ({ type: 'agreement-proposed', agreement });
const approved = (party: string, agreement = A): LedgerEvent => ({
  type: 'agreement-approved',
  party,
  agreement,
});
const published = (party: string, version: string, dataset = 'list'): LedgerEvent => ({
  type: 'dataset-published',
  party,
  dataset,
  version,
  drop: sha256(version).slice(0, 16),
  epoch: 1,
  kinds: ['email'],
  people: 1000,
  agreement: A,
  keyCheck: '0'.repeat(32),
  report: B,
});
const answered = (one: string, two: string, question = A): LedgerEvent => ({
  type: 'answer-released',
  party: 'brand',
  analysis: 'overlap',
  question,
  versions: [
    { party: 'brand', dataset: 'list', version: one },
    { party: 'publisher', dataset: 'list', version: two },
  ],
  agreement: A,
  release: 'aaaaaaaaaaaaaaaa-00000000',
  content: B,
  cells: 1,
  suppressed: 0,
});
const reserved = (one: string, two: string): LedgerEvent => ({
  type: 'budget-reserved',
  party: 'brand',
  question: A,
  versions: [
    { party: 'brand', dataset: 'list', version: one },
    { party: 'publisher', dataset: 'list', version: two },
  ],
  agreement: A,
  microEpsilon: 500_000,
});
const [V1, V2, V3] = ['11111111-11111111', '22222222-22222222', '33333333-33333333'];

describe('the state of a room', () => {
  it('is empty at first', () => {
    expect(fold()).toMatchObject({
      agreement: undefined,
      versions: [],
      refusedQuestions: 0,
      epoch: 1,
    });
  });

  it('knows who approved the agreement on the table', () => {
    const state = fold(proposed(), approved('brand'), approved('publisher'));
    expect(state.agreement).toBe(A);
    expect([...state.approvals]).toEqual(['brand', 'publisher']);
  });

  it('forgets approvals when another agreement is proposed, not when it is the same', () => {
    expect(fold(proposed(), approved('brand'), proposed(B)).approvals.size).toBe(0);
    expect(fold(proposed(), approved('brand'), proposed(A)).approvals.size).toBe(1);
    expect(fold(proposed(), approved('brand'), proposed(B), proposed(A)).approvals.size).toBe(0);
  });

  it('keeps what is in force until both approved another, and takes that off the table when it is proposed again', () => {
    const inForce = [proposed(), approved('brand'), approved('publisher')];
    const between = fold(...inForce, proposed(B), approved('brand', B));
    expect(between).toMatchObject({ agreement: B, inForce: A });
    expect([...between.approvals]).toEqual(['brand']);
    expect(
      fold(...inForce, proposed(B), approved('brand', B), approved('publisher', B)),
    ).toMatchObject({ agreement: B, inForce: B });
    const back = fold(...inForce, proposed(B), approved('brand', B), proposed(A));
    expect(back).toMatchObject({ agreement: A, inForce: A });
    expect([...back.approvals]).toEqual(['brand', 'publisher']);
    const again = fold(...inForce, proposed(B), approved('brand', B), proposed(A), proposed(B));
    expect(again.approvals.size).toBe(0);
    expect(again.inForce).toBe(A);
  });

  it('goes by the agreement in force, and by the one on the table before any is', () => {
    expect(ruling(fold())).toBeUndefined();
    expect(ruling(fold(proposed(), proposed(B), approved('brand', B)))).toBe(B);
    expect(ruling(fold(proposed(), approved('brand'), approved('publisher'), proposed(B)))).toBe(A);
  });

  it('counts no approval of an agreement that is not on the table', () => {
    expect(fold(proposed(), approved('brand', B)).approvals.size).toBe(0);
    expect(fold(approved('brand'), proposed()).approvals.size).toBe(0);
  });

  it('sees the version of a dataset that was published last', () => {
    const state = fold(
      published('brand', V1),
      published('brand', V2, 'other'),
      published('brand', V3),
    );
    expect(currentVersion(state, 'brand', 'list')?.version).toBe(V3);
    expect(currentVersion(state, 'brand', 'other')?.version).toBe(V2);
    expect(currentVersion(state, 'publisher', 'list')).toBeUndefined();
    expect(state.versions.map(({ version }) => version)).toEqual([V1, V2, V3]);
  });

  it('knows what became of each drop', () => {
    const state = fold(...EVENTS);
    expect(state.drops.get('brand.customers.0123abcd89abcdef')?.type).toBe('dataset-published');
    expect(state.drops.get('publisher.audience.4567abcd89abcdef')?.type).toBe('drop-refused');
    expect(state.drops.size).toBe(2);
    expect(state.refusedQuestions).toBe(1);
  });

  it('knows the versions of a party that answers may be known of when a list of it changes', () => {
    const state = fold(
      published('brand', V1),
      published('publisher', V2),
      reserved(V1, V2),
      published('brand', V3),
    );
    const of = (party: string, dataset = 'list') =>
      comparableVersions(state, { party, dataset }).map(({ version }) => version);
    expect(of('brand')).toEqual([V1]);
    expect(of('publisher')).toEqual([V2]);
    // Whatever is asked of that one later stands beside an answer on this one.
    expect(of('brand', 'other')).toEqual([V1, V3]);
  });

  it('keeps one answer for a question, its versions and the agreement', () => {
    const state = fold(answered(V1, V2), answered(V1, V2, B), answered(V3, V2));
    expect(state.releases.size).toBe(3);
    const event = answered(V1, V2);
    if (event.type !== 'answer-released') throw new Error('no answer');
    expect(state.releases.get(answerKey(event))).toMatchObject(event);
    expect(answerKey({ ...event, agreement: B })).not.toBe(answerKey(event));
  });
});

const checked = (version: string, found: 'whole' | 'damaged'): LedgerEvent => ({
  type: 'version-checked',
  party: 'brand',
  dataset: 'list',
  version,
  found,
});
const expired = (what: 'drop' | 'version' | 'release', id: string): LedgerEvent => ({
  type: 'data-expired',
  what,
  party: 'brand',
  id,
});

/** Whatever can happen, again and again, to a few versions and answers. */
const anyEvent = fc.constantFrom<LedgerEvent>(
  ...EVENTS,
  ...[proposed(), proposed(B), approved('brand'), approved('publisher'), approved('brand', B)],
  ...[published('brand', V1), published('publisher', V2), published('brand', V3)],
  ...[reserved(V1, V2), reserved(V3, V2), answered(V1, V2), answered(V3, V2, B)],
  ...[checked(V1, 'damaged'), checked(V1, 'whole'), checked(V3, 'damaged')],
  ...[{ type: 'subject-asked', party: 'brand' } as const],
  ...[expired('version', V1), expired('release', 'aaaaaaaaaaaaaaaa-00000000')],
);

describe('folding on', () => {
  it('comes to the same in any number of steps, and changes no state before (property)', () => {
    const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), cuts, (events, at) => {
        const entries = entriesOf(events);
        let state = foldLedger([]);
        let done = 0;
        for (const cut of [...at, entries.length].sort((a, b) => a - b)) {
          state = foldLedger(entries.slice(done, cut), state);
          done = Math.max(done, Math.min(cut, entries.length));
          expect(state).toEqual(foldLedger(entries.slice(0, done)));
        }
        const before = structuredClone(state);
        foldLedger(entries, state);
        expect(state).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same state where nothing follows', () => {
    const state = fold(proposed());
    expect(foldLedger([], state)).toBe(state);
  });
});

describe('an entry of the ledger', () => {
  it.each(EVENTS.map((event) => [event.type, event] as const))('holds %s', (_, event) => {
    expect(LedgerEvent.parse(event)).toEqual(event);
  });

  it.each<[string, object]>([
    ['an unknown type', { type: 'dataset-erased' }],
    ['an unknown key', { ...EVENTS[0], note: 'ada@example.org' }],
    ['free text for a reason', { ...EVENTS[4], reason: 'ada@example.org is bad' }],
    ['a path for a party', { ...EVENTS[1], party: '../x' }],
    ['a path for a version', { ...EVENTS[3], version: '../x' }],
    ['half a person', { ...EVENTS[3], people: 0.5 }],
  ])('holds no event with %s', (_, event) => {
    expect(LedgerEvent.safeParse(event).success).toBe(false);
  });

  it('is nothing without its place, time and seal', () => {
    const whole = {
      sequence: 1,
      previous: A,
      at: '2026-11-02T08:00:00.000Z',
      event: EVENTS[0],
      seal: B,
    };
    expect(LedgerEntry.safeParse(whole).success).toBe(true);
    for (const key of Object.keys(whole))
      expect(LedgerEntry.safeParse({ ...whole, [key]: undefined }).success).toBe(false);
    expect(LedgerEntry.safeParse({ ...whole, sequence: 0 }).success).toBe(false);
  });
});
