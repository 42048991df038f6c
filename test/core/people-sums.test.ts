import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSums, negative, PeopleSums, summaryOf } from '#core/people-sums.ts';

const lane = fc.bigInt({ min: 0n, max: 2n ** 96n }).map(String);
const sums: fc.Arbitrary<PeopleSums> = fc.record({
  marks: fc.tuple(lane, lane),
  support: fc.uniqueArray(
    fc.record({
      attribute: fc.constantFrom('tier', 'area'),
      value: fc.constantFrom('b', 'a', 'é', '|'),
      people: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { selector: ({ attribute, value }) => `${attribute} ${value}` },
  ),
});

describe('what people add up to', () => {
  it('is the same in whatever order and parts it is added up (property)', () => {
    fc.assert(
      fc.property(fc.array(sums, { maxLength: 6 }), fc.nat(5), (all, cut) => {
        const whole = summaryOf(addSums(all));
        expect(summaryOf(addSums(all.toReversed()))).toEqual(whole);
        const halves = [addSums(all.slice(0, cut)), addSums(all.slice(cut))];
        expect(summaryOf(addSums(halves))).toEqual(whole);
      }),
    );
  });

  it('is what it was when what came is taken away again (property)', () => {
    fc.assert(
      fc.property(sums, sums, (some, others) => {
        const again = addSums([some, others, negative(others)]);
        expect(summaryOf(again)).toEqual(summaryOf(addSums([some])));
        expect(PeopleSums.parse(JSON.parse(JSON.stringify(again)))).toEqual(again);
      }),
    );
  });

  it('names every value that somebody has, sorted by attribute and value', () => {
    const value = (attribute: string, text: string, people: number) =>
      ({ attribute, value: text, people }) as const;
    const support = [value('tier', 'b', 2), value('tier', 'a', 1), value('area', 'z', 0)];
    expect(summaryOf({ marks: ['1', '2'], support }).support).toEqual([
      value('tier', 'a', 1),
      value('tier', 'b', 2),
    ]);
  });
});
