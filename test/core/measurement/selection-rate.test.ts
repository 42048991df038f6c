import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BoundedCount,
  comparedRates,
  FOUR_FIFTHS,
  type SelectedOf,
} from '#core/measurement/selection-rate.ts';

const exact = (people: number): BoundedCount => ({ people, low: people, high: people });
const of = (selected: number, everybody: number): SelectedOf => ({
  selected: exact(selected),
  everybody: exact(everybody),
});

/** A true count, and what came out of it: moved by less than the width, or suppressed. */
const counts = fc.record({
  everybody: fc.integer({ min: 200, max: 5000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  moves: fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 })),
});

const LEAST = 150;
const WIDTH = 40;
const seen = (count: number, move: number): BoundedCount =>
  count + move < LEAST
    ? { low: 0, high: LEAST - 1 + WIDTH }
    : {
        people: count + move,
        low: Math.max(1, count + move - WIDTH),
        high: count + move + WIDTH,
      };

describe('selection rates', () => {
  it('are compared with the highest, and flagged below four fifths of it', () => {
    const [a, b, c] = comparedRates([of(600, 1000), of(470, 1000), of(480, 1000)]);
    expect(a).toEqual({
      rate: { value: 0.6, low: 0.6, high: 0.6 },
      isReference: true,
      ratio: { value: 1, low: 1, high: 1 },
      verdict: 'not-below',
    });
    expect(b?.ratio?.value).toBeCloseTo(47 / 60, 9);
    expect(b?.verdict).toBe('below');
    // Four fifths itself is not below.
    expect(c?.ratio?.value).toBeCloseTo(FOUR_FIFTHS, 9);
    expect(c?.verdict).toBe('not-below');
  });

  it('cannot be told where noise may have made it either', () => {
    const wide = { people: 470, low: 440, high: 500 };
    const [, b] = comparedRates([of(600, 1000), { selected: wide, everybody: exact(1000) }]);
    expect(b?.verdict).toBe('cannot-tell');
  });

  it('of a suppressed count are at most what it can be, and flagged where even that is below', () => {
    const small = { low: 0, high: 180 };
    const [, among, many] = comparedRates([
      of(600, 1000),
      { selected: small, everybody: exact(200) },
      { selected: small, everybody: exact(10_000) },
    ]);
    expect(among).toEqual({
      rate: { low: 0, high: 0.9 },
      isReference: false,
      ratio: { low: 0, high: 1.5 },
      verdict: 'cannot-tell',
    });
    expect(many?.verdict).toBe('below');
    expect(many?.ratio).not.toHaveProperty('value');
  });

  it('are compared with nothing where no other came out', () => {
    expect(comparedRates([of(600, 1000)])).toEqual([
      { rate: { value: 0.6, low: 0.6, high: 0.6 }, isReference: true },
    ]);
    const small = { low: 0, high: 180 };
    expect(comparedRates([{ selected: small, everybody: exact(200) }])[0]).not.toHaveProperty(
      'ratio',
    );
  });

  it('that are known more vaguely than four fifths are compared, and nobody is with them', () => {
    const vague = { selected: { people: 250, low: 200, high: 400 }, everybody: exact(1000) };
    const [small, a, b] = comparedRates([vague, of(250, 1000), of(200, 1000)]);
    expect([small?.isReference, a?.isReference]).toEqual([false, true]);
    expect(small?.ratio).toEqual({ value: 1, low: 0.8, high: 1.6 });
    expect([a?.verdict, b?.verdict]).toEqual(['not-below', 'not-below']);
    expect(comparedRates([vague, vague]).every(({ ratio }) => ratio === undefined)).toBe(true);
  });

  it('and ratios hold the true ones wherever the bounds hold the true counts, whichever value is truly the highest', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 2, maxLength: 6 }), (drawn) => {
        const all = drawn.map(({ everybody, share, moves: [one, other] }) => ({
          true: { selected: Math.round(share * everybody), everybody },
          seen: {
            selected: seen(Math.round(share * everybody), one),
            everybody: { ...seen(everybody, other), people: everybody + other },
          },
        }));
        // A selected count that came out has somebody in it, which the room promises.
        fc.pre(
          all.every((each) => each.seen.selected.people === undefined || each.true.selected > 0),
        );
        const compared = comparedRates(all.map((each) => each.seen));
        const rates = all.map((each) => each.true.selected / each.true.everybody);
        const out = rates.filter((_, at) => compared[at]?.isReference);
        compared.forEach(({ rate, ratio, verdict }, at) => {
          const [truth = 0, highest] = [rates[at], Math.max(...out)];
          expect(truth).toBeGreaterThanOrEqual(rate.low - 1e-12);
          expect(truth).toBeLessThanOrEqual(rate.high + 1e-12);
          if (ratio === undefined) return;
          expect(truth / highest).toBeGreaterThanOrEqual(ratio.low - 1e-12);
          expect(truth / highest).toBeLessThanOrEqual(ratio.high + 1e-12);
          if (verdict === 'below') expect(truth / highest).toBeLessThan(FOUR_FIFTHS);
          if (verdict === 'not-below')
            expect(truth / highest).toBeGreaterThanOrEqual(FOUR_FIFTHS - 1e-12);
        });
      }),
    );
  });
});
