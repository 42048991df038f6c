import { afterEach, describe, expect, it } from 'vitest';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import { arriveCrafted, digestOf, type PartRow } from '#proof/rehearsal/drop.ts';
import { publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  ask,
  closeTestRooms,
  deliver,
  type RoomAtHand,
} from '#proof/rehearsal/room.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const TIER = { tier: ['gold', 'silver', 'unknown'] };

/** The brand has the same people in two lists, of which one may say less or more of them. */
const twoLists = (attributes: object = TIER) =>
  testAgreement({
    datasets: {
      ...(agreementDocument().datasets as object),
      brand: { customers: { attributes: TIER }, clone: { attributes } },
    },
  });

const email = (n: number): string => digestOf(`person${n}@example.org`);
const phone = (n: number): string => digestOf(`+447400${String(n).padStart(6, '0')}`);
const people = (count: number, rowOf: (n: number) => PartRow): PartRow[] =>
  Array.from({ length: count }, (_, n) => rowOf(n));

const EMAIL: readonly IdentifierKind[] = ['email'];
const BOTH: readonly IdentifierKind[] = ['email', 'phone'];

const byEmail = (count: number) => people(count, (n) => [email(n), 'gold']);
/** Three hundred people by their e-mail, of whom the first so many have a phone too. */
const withPhones = (phones: number, count = 300) =>
  people(count, (n) => [email(n), n < phones ? phone(n) : null, 'gold']);

interface List {
  readonly kinds?: readonly IdentifierKind[];
  readonly dataset?: string;
  readonly rows: readonly PartRow[];
}

const bring = async (room: RoomAtHand, { kinds = EMAIL, dataset, rows }: List): Promise<string> => {
  const drop = { party: 'brand', kinds, parts: [rows], ...(dataset && { dataset }) };
  const done = await acceptDrop(room.ports)(await arriveCrafted(room, drop));
  return done.outcome === 'refused' ? done.reason : done.outcome;
};

/** A room in which the brand's list was asked about. */
const askedRoom = async (list: List, signed = twoLists()): Promise<RoomAtHand> => {
  const room = await openMemoryRoom({ agreement: signed });
  await approveAll(room);
  await deliver(room, 'publisher', publisherRows(0, 400));
  expect(await bring(room, list)).toBe('published');
  const { outcome } = await ask(room, 'publisher', {
    ...{ analysis: 'overlap', on: [...(list.kinds ?? EMAIL)] },
    datasets: { brand: list.dataset ?? 'customers' },
  });
  expect(outcome).toBe('released');
  return room;
};

describe('with exact counts, a list that was asked about and has other kinds by now', () => {
  it.each([
    ['one phone in a kind that was not there', EMAIL, byEmail(300), BOTH, withPhones(1), 'refused'],
    ['49 phones in a new kind', EMAIL, byEmail(300), BOTH, withPhones(49), 'refused'],
    ['50 phones in a new kind', EMAIL, byEmail(300), BOTH, withPhones(50), 'published'],
    [
      'one newcomer behind a new kind of everybody',
      ...[EMAIL, byEmail(300), BOTH, withPhones(301, 301)],
      'refused',
    ],
    ['no phones where one had been', BOTH, withPhones(1), EMAIL, byEmail(300), 'refused'],
    ['no phones where all had been', BOTH, withPhones(300), EMAIL, byEmail(300), 'published'],
  ] as const)('with %s is as it should be', async (...[, before, older, after, newer, outcome]) => {
    const room = await askedRoom({ kinds: before, rows: older });
    const came = await bring(room, { kinds: after, rows: newer });
    expect(came).toBe(outcome === 'refused' ? 'minimum-change' : outcome);
  });
});

describe('with exact counts, the lists of a party are compared with each other', () => {
  it.each([
    ['the same people', 300, 'published'],
    ['one person more', 301, 'minimum-change'],
    ['one person fewer', 299, 'minimum-change'],
    ['50 people more', 350, 'published'],
  ])('where another one of %s comes after a question', async (_, count, outcome) => {
    const room = await askedRoom({ rows: byEmail(300) });
    expect(await bring(room, { dataset: 'clone', rows: byEmail(count) })).toBe(outcome);
  });

  it('before a question, too: both can be asked about from then on', async () => {
    const room = await openMemoryRoom({ agreement: twoLists() });
    await approveAll(room);
    expect(await bring(room, { rows: byEmail(300) })).toBe('published');
    expect(await bring(room, { dataset: 'clone', rows: byEmail(301) })).toBe('minimum-change');
    expect(await bring(room, { dataset: 'clone', rows: byEmail(300) })).toBe('published');
    expect(await bring(room, { rows: byEmail(299) })).toBe('minimum-change');
    expect(await bring(room, { rows: byEmail(250) })).toBe('published');
  });

  it('though they say different things of their people', async () => {
    const room = await askedRoom({ rows: byEmail(300) }, twoLists({}));
    const rows = (count: number) => people(count, (n): PartRow => [email(n)]);
    expect(await bring(room, { dataset: 'clone', rows: rows(301) })).toBe('minimum-change');
    expect(await bring(room, { dataset: 'clone', rows: rows(300) })).toBe('published');
  });

  it('though a new agreement calls them otherwise', async () => {
    const room = await askedRoom({ rows: byEmail(300) });
    const signed = testAgreement({
      datasets: {
        ...(agreementDocument().datasets as object),
        brand: { clients: { attributes: TIER } },
      },
    });
    await proposeAgreement(room.ports)(signed, 'publisher');
    const renamed = { ...room, signed };
    await approveAll(renamed);
    const rows = byEmail(301);
    expect(await bring(renamed, { dataset: 'clients', rows })).toBe('minimum-change');
  });
});
