import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { l1Of, worstOf } from '#core/privacy/sensitivity.ts';
import { sensitivityOf as of } from '#core/usecases/questions/question-query.ts';
import {
  type CellsBy,
  countCells,
  distance,
  type ModelList,
  type ModelRow,
  questionOf,
  settle,
  without,
} from './match-model.ts';

const BY: readonly CellsBy[] = ['nothing', 'counted', 'other', 'both'];

const sensitivityOf = (kinds: number, by: CellsBy): number =>
  l1Of(worstOf(of(questionOf(kinds, by), 'attributes')));

/** Few tokens and few values, so that the lists of two parties meet in every way. */
const listsOf = (kinds: number) => {
  const row = fc.record({
    tokens: fc.array(fc.constantFrom(undefined, 'a', 'b', 'c', 'd'), {
      minLength: kinds,
      maxLength: kinds,
    }),
    value: fc.constantFrom('x', 'y', 'z'),
  });
  const rows = fc.array(row, { maxLength: 7 });
  return fc.record({ counted: rows, other: rows, by: fc.constantFrom(...BY) });
};

const kindsAndLists = fc
  .integer({ min: 1, max: 4 })
  .chain((kinds) => listsOf(kinds).map((lists) => ({ kinds, ...lists })));

/** The most that leaving out one row of one of the lists changes the counts. */
const worst = (
  lists: { readonly counted: readonly ModelRow[]; readonly other: readonly ModelRow[] },
  count: (counted: readonly ModelRow[], other: readonly ModelRow[]) => ReadonlyMap<string, number>,
): number => {
  const { counted, other } = lists;
  const whole = count(counted, other);
  const changes = [
    ...counted.map((_, at) => distance(whole, count(without(counted, at), other))),
    ...other.map((_, at) => distance(whole, count(counted, without(other, at)))),
  ];
  return Math.max(0, ...changes);
};

test('no person of a settled list changes the counts by more than the sensitivity', () => {
  fc.assert(
    fc.property(kindsAndLists, ({ kinds, by, ...rows }) => {
      const lists = { counted: settle(rows.counted), other: settle(rows.other) };
      const change = worst(lists, (counted, other) => countCells(counted, other, by));
      expect(change).toBeLessThanOrEqual(sensitivityOf(kinds, by));
    }),
    { numRuns: 20_000 },
  );
});

test('nor does somebody who is on both lists and matches there, taken off both', () => {
  fc.assert(
    fc.property(kindsAndLists, ({ kinds, by, ...rows }) => {
      const [counted, other] = [settle(rows.counted), settle(rows.other)];
      const whole = countCells(counted, other, by);
      for (const [at, person] of counted.entries())
        for (const [there, same] of other.entries()) {
          const shares = person.tokens.some((t, kind) => t && t === same.tokens[kind]);
          if (!shares) continue;
          const rest = countCells(without(counted, at), without(other, there), by);
          expect(distance(whole, rest)).toBeLessThanOrEqual(sensitivityOf(kinds, by));
        }
    }),
    { numRuns: 20_000 },
  );
});

test('a row of a file in which people share identifiers changes them by at most one more', () => {
  fc.assert(
    fc.property(kindsAndLists, ({ kinds, by, ...rows }) => {
      const change = worst(rows, (counted, other) =>
        countCells(settle(counted), settle(other), by),
      );
      expect(change).toBeLessThanOrEqual(sensitivityOf(kinds, by) + 1);
    }),
    { numRuns: 20_000 },
  );
});

/** One person q of the other list, whom a different counted person matches by each kind. */
const worstCase = (kinds: number): { counted: ModelList; other: ModelList } => {
  const each = Array.from({ length: kinds }, (_, kind) => kind);
  const last = kinds - 1;
  const only = (kind: number, token: string) =>
    each.map((other) => (other === kind ? token : undefined));
  return {
    // Whoever matches by an earlier kind has somebody else to fall back on by the last one.
    counted: each.map((kind) => ({
      value: `v${kind}`,
      tokens: each.map((other) =>
        other === kind ? 'q' : other === last ? `fallback${kind}` : undefined,
      ),
    })),
    other: [
      { value: 'x', tokens: each.map(() => 'q') },
      ...each.slice(0, -1).map((kind) => ({ value: 'y', tokens: only(last, `fallback${kind}`) })),
    ],
  };
};

describe('some person does change the counts by the whole sensitivity', () => {
  test.each([1, 2, 3, 6].flatMap((kinds) => BY.map((by) => [kinds, by] as const)))(
    '%i kinds, cells by %s',
    (kinds, by) => {
      const { counted, other } = worstCase(kinds);
      // Without anybody to fall back on, the matches are lost rather than moved.
      const list = by === 'other' || by === 'both' ? other : other.slice(0, 1);
      const change = distance(
        countCells(counted, list, by),
        countCells(counted, without(list, 0), by),
      );
      expect(change).toBe(sensitivityOf(kinds, by));
    },
  );
});

test('the number of kinds, as the design page had it, is not enough for cells of the other list', () => {
  const { counted, other } = worstCase(2);
  const before = countCells(counted, other, 'other');
  const after = countCells(counted, without(other, 0), 'other');
  expect([...before]).toEqual([['x', 2]]);
  expect([...after]).toEqual([['y', 1]]);
  expect(distance(before, after)).toBe(3);
});
