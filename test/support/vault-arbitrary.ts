import fc from 'fast-check';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { tableOf, type VaultList, type VaultPerson } from '#test/support/vault.ts';

const KINDS: readonly IdentifierKind[] = ['email', 'phone', 'maid'];

/** Values that a careless query would trip over. */
const ODD_VALUES = [
  "O'Brien",
  `"; drop table counted; --`,
  'Zoë 東京 🎉',
  '{{other}}',
  '?',
  '%_',
  'a,b',
] as const;

/** People with few possible tokens, so that many match; a (kind, token) belongs to one of them. */
const people = (
  values: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<VaultPerson[]> => {
  const token = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });
  const attributes = Object.fromEntries(
    Object.entries(values).map(([name, each]) => [name, fc.constantFrom(...each)]),
  );
  return fc
    .array(
      fc.record({ tokens: fc.tuple(token, token, token), attributes: fc.record(attributes) }),
      {
        maxLength: 25,
      },
    )
    .map((drafts) => {
      const taken = new Set<string>();
      return drafts.map(({ tokens, attributes: own }, person): VaultPerson => {
        const kept: Partial<Record<IdentifierKind, number>> = {};
        for (const [at, kind] of KINDS.entries()) {
          const wanted = tokens[at];
          if (wanted === undefined || taken.has(`${kind} ${wanted}`)) continue;
          taken.add(`${kind} ${wanted}`);
          kept[kind] = wanted;
        }
        return { person, tokens: kept, attributes: own as Record<string, string> };
      });
    });
};

/** Two small lists: `tier` and `place` on the counted side, `device` and `place` on the other. */
export const twoLists: fc.Arbitrary<{ counted: VaultList; other: VaultList }> = fc.record({
  counted: people({ tier: ['gold', 'silver'], place: ODD_VALUES.slice(0, 4) }).map((list) => ({
    table: tableOf('brand', 'customers'),
    attributes: ['tier', 'place'],
    people: list,
  })),
  other: people({ device: ['tv', 'mobile'], place: ODD_VALUES.slice(3) }).map((list) => ({
    table: tableOf('publisher', 'audience'),
    attributes: ['device', 'place'],
    people: list,
  })),
});

/** Some of the kinds, in any order, as a question matches on them. */
export const someKinds: fc.Arbitrary<IdentifierKind[]> = fc.shuffledSubarray([...KINDS], {
  minLength: 1,
});
