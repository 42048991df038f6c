import fc from 'fast-check';
import { IDENTIFIER_KINDS, OWN_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import { writeSampleVault } from '#proof/trino/sample-vault.ts';
import type { NaiveLink } from '#test/support/naive-link.ts';
import { tableOf, type VaultList, type VaultPerson } from '#test/support/vault.ts';
import { someKinds, twoLists } from '#test/support/vault-arbitrary.ts';
import { type VaultEvents, writeEvents } from '#test/support/vault-events.ts';

/** By what the events of these links are of people. */
export const BY: readonly TokenKind[] = ['_own_a', 'email'];
const KINDS: readonly TokenKind[] = [...IDENTIFIER_KINDS, ...OWN_SLOTS];
/** Values of an attribute of events. */
export const PLACES = ['web', 'store', 'telephone'];

/** The version of the events. */
export const eventsTable = { ...tableOf('brand', 'events'), version: '0123abcd-00000002' };

const events: fc.Arbitrary<VaultEvents> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...BY),
      token: fc.integer({ min: 1, max: 14 }),
      at: fc.integer({ min: 0, max: 5 }),
      value: fc.integer({ min: 0, max: 3 }),
      attributes: fc.record({
        place: fc.constantFrom(...PLACES),
        category: fc.constantFrom('a', 'b'),
      }),
    }),
    { maxLength: 40 },
  )
  .map((all) => ({
    ...{ table: eventsTable, attributes: { place: PLACES, category: ['a', 'b'] } },
    events: all,
  }));

/** Own ids for the people of a list: few, so that several people have one, in whatever places. */
const ownIds = fc.array(fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 4 }), {
  minLength: 25,
  maxLength: 25,
});

/** Within one place an id is of one person, as settling leaves it. */
const withOwnIds = (list: VaultList, ids: readonly (readonly number[])[]): VaultList => {
  const taken = new Set<string>();
  const people = list.people.map((person, at): VaultPerson => {
    const own = (ids[at] ?? []).flatMap((token, place): [TokenKind, number][] => {
      const slot = OWN_SLOTS[place] ?? OWN_SLOTS[0];
      if (taken.has(`${slot} ${token}`)) return [];
      taken.add(`${slot} ${token}`);
      return [[slot, token]];
    });
    return { ...person, tokens: { ...person.tokens, ...Object.fromEntries(own) } };
  });
  return { ...list, people };
};

/** Writes the versions of a link as publishing does. */
export const writeLinked = async (root: string, link: NaiveLink): Promise<void> => {
  await writeSampleVault(root, { ...link.counted, kinds: KINDS }, { ...link.other, kinds: KINDS });
  await writeEvents(root, BY, link.events);
};

/** Two small lists, in any layout, and events of either side, some of which are of people and some of nobody. */
export const someLink: fc.Arbitrary<NaiveLink> = fc
  .record({
    lists: twoLists,
    on: someKinds,
    events,
    ids: ownIds,
    side: fc.constantFrom('counted', 'other'),
  })
  .map(({ lists, on, events: own, ids, side }) => ({
    ...{ ...lists, [side]: withOwnIds(lists[side as 'counted'], ids) },
    ...{ on, side: side as NaiveLink['side'], events: own, by: BY },
  }));
