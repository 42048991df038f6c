import fc from 'fast-check';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { SampleList } from '#proof/trino/sample-vault.ts';

/** The kinds that the lists have. */
export const KINDS: readonly IdentifierKind[] = ['email', 'phone', 'maid'];

/** Values that SQL, or a file of it, could take for something else. */
export const ODD_VALUES: readonly (string | null)[] = [
  "O'Brien",
  `O'Brien"; drop table counted; --`,
  'Zoë 東京 🎉',
  '{{other}}',
  '?',
  'null',
  '__HIVE_DEFAULT_PARTITION__',
  '\\',
  'a,b',
  null,
];

/** One list of people, as it is written into a vault. */
export type List = Pick<SampleList, 'people' | 'kinds' | 'parts'>;

/** People with few possible tokens, so that many match; a (kind, token) belongs to one of them. */
export const list = (names: readonly string[]): fc.Arbitrary<List> => {
  const token = fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined });
  const labels = names.map((name) => [name, fc.constantFrom(...ODD_VALUES.slice(-4))] as const);
  const person = fc.record({
    tokens: fc.record({ email: token, phone: token, maid: token }),
    attributes: fc.record(Object.fromEntries(labels)),
  });
  return fc.record({
    kinds: fc.constant(KINDS),
    parts: fc.integer({ min: 1, max: 3 }),
    people: fc.array(person, { maxLength: 20 }).map((drafts) => {
      const taken = new Set<string>();
      return drafts.map(({ tokens, attributes }) => {
        const free = Object.entries(tokens).filter(([kind, each]) => {
          if (each === undefined || taken.has(`${kind} ${each}`)) return false;
          return taken.add(`${kind} ${each}`);
        });
        return { tokens: Object.fromEntries(free), attributes };
      });
    }),
  });
};
