import fc from 'fast-check';
import type { Domain } from '#core/attribute-codes.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import { SHARD_COUNTS } from '#core/shards.ts';
import { tableOf, type VaultList, type VaultPerson } from '#test/support/vault.ts';

/** People with few possible tokens, so that many match; a (kind, token) belongs to one of them. */
const people = (values: Domain): fc.Arbitrary<VaultPerson[]> => {
  const token = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });
  const attributes = Object.fromEntries(
    Object.entries(values).map(([name, each]) => [name, fc.constantFrom(...each)]),
  );
  return fc
    .array(
      fc.record({
        tokens: fc.tuple(...IDENTIFIER_KINDS.map(() => token)),
        attributes: fc.record(attributes),
      }),
      {
        maxLength: 25,
      },
    )
    .map((drafts) => {
      const taken = new Set<string>();
      return drafts.map(({ tokens, attributes: own }): VaultPerson => {
        const kept: Partial<Record<IdentifierKind, number>> = {};
        for (const [at, kind] of IDENTIFIER_KINDS.entries()) {
          const wanted = tokens[at];
          if (wanted === undefined || taken.has(`${kind} ${wanted}`)) continue;
          taken.add(`${kind} ${wanted}`);
          kept[kind] = wanted;
        }
        return { tokens: kept, attributes: own as Record<string, string> };
      });
    });
};

/** A small list with its domain, in one of the layouts that there are, of one part or several. */
const listOf = (party: string, dataset: string, attributes: Domain): fc.Arbitrary<VaultList> =>
  fc.record({
    table: fc.constantFrom(...SHARD_COUNTS).map((shards) => tableOf(party, dataset, shards)),
    attributes: fc.constant(attributes),
    parts: fc.constantFrom(1, 2, 9),
    people: people(attributes),
  });

/** Two small lists: `tier` and `place` on the counted side, `device` and `place` on the other. */
export const twoLists: fc.Arbitrary<{ counted: VaultList; other: VaultList }> = fc.record({
  counted: listOf('brand', 'customers', {
    tier: ['silver', 'gold'],
    place: ['b', 'a', 'c', 'Zoë'],
  }),
  other: listOf('publisher', 'audience', {
    device: ['tv', 'mobile'],
    place: ['x', 'b'],
  }),
});

/** Some of the kinds, in any order, as a question matches on them. */
export const someKinds: fc.Arbitrary<IdentifierKind[]> = fc.shuffledSubarray(
  [...IDENTIFIER_KINDS],
  {
    minLength: 1,
  },
);
