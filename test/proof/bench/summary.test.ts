import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, medianOf, ratioOf, summarise } from '#proof/bench/summary.ts';

const run = (seconds: number, cpuSeconds: number | null = seconds, rssMegabytes = 100) => ({
  seconds,
  cpuSeconds,
  rssMegabytes,
});

describe('what several runs come to', () => {
  it('is the one in the middle, or the mean of the two', () => {
    expect(medianOf([5, 1, 3])).toBe(3);
    expect(medianOf([4, 1, 2, 9])).toBe(3);
    expect(() => medianOf([])).toThrow(/no runs/);
  });

  it('is not moved by one slow run, whose time is told all the same', () => {
    const { seconds, cpuSeconds, rssMegabytes } = summarise([
      run(1),
      run(90, 1.5, 700),
      run(1.1),
      run(1.2),
      run(1.05),
    ]);
    expect(seconds).toEqual({ median: 1.1, least: 1, most: 90 });
    expect(cpuSeconds?.median).toBe(1.1);
    expect(rssMegabytes).toBe(700);
  });

  it('says nothing of what no run knows', () => {
    expect(summarise([run(1, null)]).cpuSeconds).toBeNull();
  });
});

describe('a ratio of two things that were run in turn', () => {
  it('is that of the medians, between those of runs that followed each other', () => {
    expect(ratioOf([4, 8, 6], [2, 4, 2])).toEqual({ median: 3, least: 2, most: 3 });
  });

  it('does not change when the machine is slower for a pair', () => {
    const slow = (runs: readonly number[]) => runs.map((each, at) => (at === 1 ? 10 * each : each));
    const ratio = ratioOf(slow([3, 3, 3]), slow([1, 1, 1]));
    expect(ratio).toEqual({ median: 3, least: 3, most: 3 });
  });
});

it('grows with the exponent of the law that it follows', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 3, noNaN: true }), (exponent) => {
      const at = (size: number) => ({ size, seconds: 2 * size ** exponent });
      expect(exponentOf(at(1_000_000), at(50_000_000))).toBeCloseTo(exponent, 6);
    }),
  );
});
