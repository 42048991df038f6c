import { describe, expect, it } from 'vitest';
import { columnsOf, type PartMemory } from '#adapters/kernel/part-memory.ts';
import { SpareMemory } from '#adapters/kernel/spare-memory.ts';

/** What the threads leave in the memory of a part. */
const fill = (memory: PartMemory): void => {
  const { tokens, states, codes, verdicts, persons } = columnsOf(memory);
  for (const column of [...tokens, ...states, ...codes, verdicts, persons]) column.fill(7);
};

/** Memory that a part of a hundred rows, two kinds and one attribute left. */
const withSpare = (): { readonly spare: SpareMemory; readonly left: PartMemory } => {
  const spare = new SpareMemory();
  const left = spare.take(100, 2, 1);
  fill(left);
  spare.giveBack(left);
  return { spare, left };
};

describe('the memory of a part that is done', () => {
  it('is that of the next one, which sees nothing of it', () => {
    const { spare, left } = withSpare();
    const next = spare.take(60, 2, 1);
    expect(next.tokens[0]).toBe(left.tokens[0]);
    const { tokens, states, codes, verdicts, persons } = columnsOf(next);
    expect(tokens.map(({ length }) => length)).toEqual([240, 240]);
    for (const column of [...states, ...codes, verdicts, persons]) expect(column.length).toBe(60);
    for (const column of [...tokens, ...states, ...codes, verdicts, persons])
      expect(column.every((each) => each === 0)).toBe(true);
  });

  it('stays as large as it was for the one after that', () => {
    const { spare, left } = withSpare();
    const next = spare.take(60, 2, 1);
    fill(next);
    spare.giveBack(next);
    const last = spare.take(100, 2, 1);
    expect(last.verdicts).toBe(left.verdicts);
    expect(columnsOf(last).verdicts).toEqual(new Uint8Array(100));
  });

  it('is forgotten when it is given back, and lent once', () => {
    const { spare, left } = withSpare();
    expect(columnsOf(left).persons).toEqual(new Uint32Array(100));
    const [one, other] = [spare.take(100, 2, 1), spare.take(100, 2, 1)];
    expect(other.verdicts).not.toBe(one.verdicts);
  });

  it.each([
    { what: 'more rows', rows: 101, kinds: 2, attributes: 1 },
    { what: 'other kinds', rows: 100, kinds: 1, attributes: 1 },
    { what: 'other attributes', rows: 100, kinds: 2, attributes: 2 },
  ])('is not taken for $what', ({ rows, kinds, attributes }) => {
    const { spare, left } = withSpare();
    const next = spare.take(rows, kinds, attributes);
    expect(next.verdicts).not.toBe(left.verdicts);
    expect(next).toMatchObject({ rows });
    expect(columnsOf(next).tokens.map(({ length }) => length)).toEqual(
      Array.from({ length: kinds }, () => rows * 4),
    );
  });
});
