import fc from 'fast-check';
import type { Domain } from '#core/attribute-codes.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import type { SampleList } from '#proof/trino/sample-vault.ts';

/** One list of people, as it is written into a vault. */
export type List = Pick<SampleList, 'people' | 'kinds'>;

/** People with few possible tokens, so that many match; a (kind, token) belongs to one of them. */
export const list = (domain: Domain): fc.Arbitrary<List> => {
  const token = fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined });
  const labels = Object.entries(domain).map(([name, values]) => [name, fc.constantFrom(...values)]);
  const person = fc.record({
    tokens: fc.record(Object.fromEntries(IDENTIFIER_KINDS.map((kind) => [kind, token]))),
    attributes: fc.record(Object.fromEntries(labels) as Record<string, fc.Arbitrary<string>>),
  });
  return fc.record({
    kinds: fc.constant(IDENTIFIER_KINDS),
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
