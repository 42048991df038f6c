import { describe, expect, it } from 'vitest';
import { expectedList } from '#core/activation/expected-list.ts';

const percent = (share: number): number => Math.round(share * 100);

describe('what is to be expected of a list', () => {
  it.each([
    [2, 5, 28, 88],
    [2, 10, 45, 88],
    [2, 30, 76, 88],
    [4, 5, 74, 98],
    [4, 10, 86, 98],
    [4, 30, 96, 98],
    [6, 5, 96, 100],
    [6, 10, 98, 100],
  ])(
    'at ε %d and an overlap of %d %% it is a precision of %d %% and a recall of %d %%',
    (epsilon, overlap, ...expected) => {
      const list = expectedList({ people: overlap * 1000, universe: 100_000, epsilon });
      expect([percent(list.precision), percent(list.recall)]).toEqual(expected);
    },
  );

  it('is never more members than there are labels, and nothing of an empty list', () => {
    expect(expectedList({ people: 20, universe: 10, epsilon: 1 }).precision).toBe(1);
    expect(expectedList({ people: 0, universe: 0, epsilon: 1 })).toMatchObject({
      labels: 0,
      precision: 0,
    });
  });
});
