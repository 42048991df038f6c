import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '#core/analyses/question.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import {
  type Cells,
  changeOf,
  having,
  isWithin,
  type ModelLists,
  questionOf,
  without,
} from './match-model.ts';
import { count, kindsAndLists, SIDES, settled, VALUES } from './model-lists.ts';

type Own = (typeof SIDES)[number];

const representationBy = (kinds: number, own: Own): Question =>
  ({ ...questionOf(kinds, own), analysis: 'representation' }) as Question;

/** The selected by the value of one list, and everybody of that list. */
const countBoth = (lists: ModelLists, own: Own): Cells => {
  const selected = [...count(lists, own)].map(([value, people]): [string, number] => [
    `selected ${value}`,
    people,
  ]);
  const everybody = [...Map.groupBy(lists[own], ({ value }) => value)].map(
    ([value, people]): [string, number] => [`everybody ${value}`, people.length],
  );
  return new Map([...selected, ...everybody]);
};

describe.each(SIDES)('representation by an attribute of the %s list', (own) => {
  it('covers all that one person of either list does to the selected and to everybody, and no more', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(kindsAndLists(4), ({ kinds, raw }) => {
        const lists = settled(raw);
        const before = countBoth(lists, own);
        for (const side of SIDES) {
          const changed = (list: ModelLists['counted']): ChangeVector =>
            changeOf(before, countBoth({ ...lists, [side]: list }, own));
          const gone = lists[side].map((_, at) => changed(without(lists[side], at)));
          const moved = lists[side].flatMap((_, at) =>
            VALUES.map((value) => changed(having(lists[side], at, value))),
          );
          for (const [protects, changes] of [
            ['membership', gone],
            ['attributes', [...gone, ...moved]],
          ] as const) {
            const bound = sensitivityOf(representationBy(kinds, own), protects)[side];
            expect(changes.filter((each) => !isWithin(each, bound))).toEqual([]);
            if (changes.some((each) => bound.some((worst) => String(worst) === String(each))))
              reached.add(`${side} ${protects} ${Math.min(kinds, 2)}`);
          }
        }
      }),
      { numRuns: 4_000 },
    );
    const all = SIDES.flatMap((side) =>
      ['membership', 'attributes'].flatMap((protects) => [
        `${side} ${protects} 1`,
        `${side} ${protects} 2`,
      ]),
    );
    expect([...reached].sort()).toEqual(all.sort());
  });

  it('pays more on that list, of which everybody is told, than on the other', () => {
    const other = own === 'counted' ? 'other' : 'counted';
    const of = (kinds: number, protects: 'membership' | 'attributes') =>
      sensitivityOf(representationBy(kinds, own), protects);
    expect(of(1, 'membership')).toEqual({ [own]: [[1, 1]], [other]: [[1]] });
    expect(of(1, 'attributes')).toEqual({ [own]: [[1, 1, 1, 1]], [other]: [[1]] });
    expect(of(2, 'membership')).toEqual({ [own]: [[1, 1, 1]], [other]: [[1]] });
    expect(of(2, 'attributes')).toEqual({ [own]: [[1, 1, 1, 1]], [other]: [[1]] });
  });
});

it('a filter by the other list lets more pairs of a path count, and no more of everybody', () => {
  const filtered = {
    ...representationBy(6, 'counted'),
    where: [{ party: 'publisher', attribute: 'plan', values: ['paid'] }],
  } as Question;
  expect(sensitivityOf(filtered, 'membership').counted).toEqual([[2, 2, 1]]);
  expect(sensitivityOf(filtered, 'attributes').counted).toEqual([[2, 2, 1, 1]]);
});
