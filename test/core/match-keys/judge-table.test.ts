import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE as table } from '#core/match-keys/default-table.ts';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import type { DescribedPerson } from '#core/match-keys/features.ts';
import { judgeTable } from '#core/match-keys/judge-table.ts';

const ann: DescribedPerson = {
  given_name: 'Ann',
  surname: 'Kovalenko',
  birth_date: '1970-03-12',
  postcode: '20095',
  place: 'Hamburg',
  street: 'Lindenweg',
  house_number: '5',
};
const twin: DescribedPerson = { ...ann, given_name: 'Bertha' };
const stranger: DescribedPerson = {
  given_name: 'Zoe',
  surname: 'Abt',
  birth_date: '1999-11-30',
  postcode: '80331',
  place: 'Passau',
  street: 'Am Markt',
  house_number: '77',
};
const terms = { table, total: 180, personal: 30, cap: 50 };
const features = (people: readonly DescribedPerson[]) => people.map(deriveFeatures);

describe('judgeTable', () => {
  it('counts who is found and who is not, and by what their rows differ', () => {
    const judged = judgeTable(
      {
        brand: features([ann, stranger, { ...stranger, given_name: 'Yara', surname: 'Ost' }]),
        publisher: features([
          { ...ann, surname: 'Kowalenko' },
          { given_name: 'Zoe', surname: 'Q' },
        ]),
        brandOf: new Map([
          [0, 0],
          [1, 1],
        ]),
        differs: new Map([
          [0, ['surname-typo']],
          [1, ['surname-typo', 'moved']],
        ]),
      },
      terms,
    );
    expect(judged).toMatchObject({
      people: { brand: 3, publisher: 2 },
      ...{ onBoth: 2, pairs: 1, right: 1, precision: 1, recall: 0.5, f1: 2 / 3 },
      wrongWithinHousehold: 0,
      differs: [
        { way: 'surname-typo', pairs: 2, found: 1 },
        { way: 'moved', pairs: 1, found: 0 },
      ],
    });
  });

  it('says that a twin who is taken for another lives with her', () => {
    const judged = judgeTable(
      { brand: features([ann]), publisher: features([twin]), brandOf: new Map() },
      terms,
    );
    expect(judged).toMatchObject({ pairs: 1, right: 0, precision: 0, wrongWithinHousehold: 1 });
  });

  it('has every pair in one band, those below the total as not taken', () => {
    const people = {
      brand: features([ann]),
      publisher: features([ann]),
      brandOf: new Map([[0, 0]]),
    };
    const { bands } = judgeTable(people, terms);
    expect(bands.filter(({ pairs }) => pairs > 0)).toEqual([
      { from: bands.at(-1)?.from, pairs: 1, right: 1, taken: true },
    ]);
    expect(bands.filter(({ taken }) => !taken).map(({ from }) => from)).toEqual([120, 140, 160]);
    for (const [at, { below }] of bands.entries()) expect(below).toBe(bands[at + 1]?.from);
  });

  it('counts the match keys of a person', () => {
    const nobody = { brand: features([ann]), publisher: features([{}]), brandOf: new Map() };
    expect(judgeTable(nobody, terms).tokensPerPerson).toBe(table.keys.length / 2);
  });
});
