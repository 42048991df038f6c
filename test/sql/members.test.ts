import { afterEach, describe, expect, it } from 'vitest';
import type { Segment } from '#core/matching/list-query.ts';
import { type ListSetting, labelText, toldBy } from '#test/contract/list-engine.contract.ts';
import { openDuckDbLists } from '#test/support/duckdb-engine.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { tableOf, type VaultPerson } from '#test/support/vault.ts';

afterEach(removeTempFolders);

const TIERS = Array.from({ length: 12 }, (_, at) => `tier ${String(at + 1).padStart(2, '0')}`);
const DOMAIN = { listing: ['granted', 'refused'], tier: TIERS };
const GRANTED: Segment[number] = ['listing', ['granted']];

type Tokens = VaultPerson['tokens'];
/** A person of the brand: tokens, consent and the number of the tier. */
type Given = readonly [Tokens, listing?: 'granted' | 'refused', tier?: number];

interface Asked {
  readonly brand: readonly Given[];
  readonly publisher: readonly Tokens[];
  readonly segment?: Segment;
}

/** By the number of each label whether its person is of the segment, from the SQL that a laptop runs. */
const members = async ({
  brand,
  publisher,
  segment = [GRANTED],
}: Asked): Promise<Readonly<Record<number, number>>> => {
  const setting: ListSetting = {
    counted: {
      ...{ table: tableOf('brand', 'customers'), attributes: DOMAIN },
      people: brand.map(([tokens, listing = 'granted', tier = 1]) => ({
        tokens,
        attributes: { listing, tier: TIERS[tier - 1] ?? '' },
      })),
    },
    other: {
      ...{ table: tableOf('publisher', 'audience'), attributes: {} },
      people: publisher.map((tokens) => ({ tokens, attributes: {} })),
    },
    ...{ on: ['email', 'phone'], segment },
  };
  const told = new Map(await toldBy(openDuckDbLists, setting));
  const labels = publisher.flatMap(({ _label: label }) => (label === undefined ? [] : [label]));
  expect(told.size).toBe(labels.length);
  return Object.fromEntries(labels.map((label) => [label, told.get(labelText(label)) ?? -1]));
};

describe('members.sql', () => {
  it('has a row for each label, whether or not anybody is matched', async () => {
    const publisher = [{ email: 1, _label: 1 }, { email: 2, _label: 2 }, { _label: 3 }];
    expect(await members({ brand: [[{ email: 1 }]], publisher })).toEqual({ 1: 1, 2: 0, 3: 0 });
    expect(await members({ brand: [], publisher })).toEqual({ 1: 0, 2: 0, 3: 0 });
  });

  it('leaves out who has no label, and has nobody of an empty list', async () => {
    const publisher = [{ email: 1 }, { email: 2, _label: 2 }];
    expect(await members({ brand: [[{ email: 1 }], [{ email: 2 }]], publisher })).toEqual({ 2: 1 });
    expect(await members({ brand: [[{ email: 1 }]], publisher: [] })).toEqual({});
  });

  it('matches one to one, by the first kind first, and never by the label', async () => {
    const publisher = [
      { email: 1, phone: 1, _label: 1 },
      { phone: 2, _label: 2 },
    ];
    expect(await members({ brand: [[{ email: 1, phone: 2 }], [{ phone: 1 }]], publisher })).toEqual(
      { 1: 1, 2: 0 },
    );
    expect(await members({ brand: [[{ email: 5, phone: 5 }]], publisher })).toEqual({ 1: 0, 2: 0 });
  });

  it('takes no member who did not consent, or is of another value', async () => {
    const publisher = [1, 2, 3, 4].map((n) => ({ email: n, _label: n }));
    const brand: readonly Given[] = [
      [{ email: 1 }, 'granted', 1],
      [{ email: 2 }, 'refused', 1],
      [{ email: 3 }, 'granted', 2],
    ];
    const segment: Segment = [GRANTED, ['tier', ['tier 01']]];
    expect(await members({ brand, publisher, segment })).toEqual({ 1: 1, 2: 0, 3: 0, 4: 0 });
  });

  it('tells a code from those that have its digits in them', async () => {
    const publisher = TIERS.map((_, at) => ({ email: at + 1, _label: at + 1 }));
    const brand = TIERS.map((_, at): Given => [{ email: at + 1 }, 'granted', at + 1]);
    const of = async (tier: number): Promise<readonly string[]> => {
      const segment: Segment = [GRANTED, ['tier', [TIERS[tier - 1] ?? '']]];
      const found = await members({ brand, publisher, segment });
      return Object.keys(found).filter((label) => found[Number(label)] === 1);
    };
    for (const tier of [1, 2, 11, 12]) expect(await of(tier)).toEqual([String(tier)]);
  });
});
