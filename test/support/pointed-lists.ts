import fc from 'fast-check';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { type MatchTable, matchTableDigest } from '#core/match-keys/match-table.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import type { SampleList, SamplePerson } from '#proof/trino/sample-vault.ts';
import { tableOf } from '#test/support/vault.ts';

/** A table of few keys, in which ties are common, unproven fields decide, and one field has no points at all. */
export const SMALL_TABLE: MatchTable = {
  ...DEFAULT_TABLE,
  name: 'small',
  keys: [
    ['given_name', 'birth_date'],
    ['given_initial', 'surname'],
    ['surname_start', 'postcode'],
    ['postcode', 'house_number'],
    ['birth_year', 'street'],
  ],
  points: {
    ...DEFAULT_TABLE.points,
    ...{ given_initial: 82, surname_start: 100, birth_year: 60, house_number: 0 },
  },
};

const KINDS = ['email', '_key_a', '_key_b', '_key_c', '_key_d', '_key_e'] as const;

/** How the lists of these tests are matched. */
export const SMALL_RULE: PointsRule = {
  terms: {
    table: SMALL_TABLE,
    digest: matchTableDigest(SMALL_TABLE),
    ...{ total: 150, personal: 30, cap: 50 },
  },
  kinds: KINDS,
};

const token = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined, freq: 2 });

const DOMAIN = { tier: ['silver', 'gold'], device: ['tv', 'mobile'] } as const;

const people = (name: keyof typeof DOMAIN): fc.Arbitrary<SamplePerson[]> =>
  fc
    .array(
      fc.record({
        tokens: fc.tuple(...KINDS.map(() => token)),
        value: fc.constantFrom(...DOMAIN[name]),
      }),
      { maxLength: 20 },
    )
    .map((drafts) => {
      const known = new Set<number>();
      return drafts.map(({ tokens, value }) => {
        const own: Partial<Record<TokenKind, number>> = {};
        for (const [at, kind] of KINDS.entries()) {
          const drawn = tokens[at];
          // An identifier is of one person of a list; a match key may be of several.
          if (drawn === undefined || (kind === 'email' && known.has(drawn))) continue;
          if (kind === 'email') known.add(drawn);
          own[kind] = drawn + 100 * at;
        }
        return { tokens: own, attributes: { [name]: value } };
      });
    });

const listOf = (party: string, dataset: string, name: keyof typeof DOMAIN) =>
  fc.record({
    table: fc.constant(tableOf(party, dataset)),
    kinds: fc.constant(KINDS),
    attributes: fc.constant({ [name]: DOMAIN[name] }),
    parts: fc.constantFrom(1, 2),
    people: people(name),
  });

/** Two lists whose people have match keys in common, some of them an identifier. */
export const pointedLists: fc.Arbitrary<Readonly<Record<'counted' | 'other', SampleList>>> =
  fc.record({
    counted: listOf('brand', 'customers', 'tier'),
    other: listOf('publisher', 'audience', 'device'),
  });
