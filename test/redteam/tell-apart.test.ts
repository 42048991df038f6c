import { describe, expect, test } from 'vitest';
import { fieldOf, lookAt, type Round, tellingPlaces, together } from '#redteam/tell-apart.ts';

const rounds = (...values: readonly [unknown, unknown][]): readonly Round[] =>
  values.map(([without, present]) => ({
    without: lookAt('x', without),
    with: lookAt('x', present),
  }));

describe('what tells two worlds apart', () => {
  test('is what is alike in each world and differs between them, however deep', () => {
    const seen = rounds(
      [{ list: [{ id: 'a', n: 1 }] }, { list: [{ id: 'b', n: 1 }] }],
      [{ list: [{ id: 'a', n: 1 }] }, { list: [{ id: 'b', n: 1 }] }],
    );
    expect(tellingPlaces(seen)).toEqual(['x.list.0.id']);
  });

  test('is also a field that only one of them has', () => {
    expect(tellingPlaces(rounds([{ a: 1 }, { a: 1, b: 2 }], [{ a: 1 }, { a: 1, b: 2 }]))).toEqual([
      'x.b',
    ]);
  });

  test('is nothing that is drawn anew in each room, nor what never differs', () => {
    const seen = rounds(
      [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
      ],
      [
        { id: 'c', n: 1 },
        { id: 'd', n: 1 },
      ],
    );
    expect(tellingPlaces(seen)).toEqual([]);
  });
});

test('looks are put together, and fields named without positions', () => {
  const look = together(lookAt('plan.0', { cells: [1] }), lookAt('status', 'fine'));
  expect([...look.keys()].map(fieldOf)).toEqual(['plan.cells', 'status']);
});
