import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeGuards } from '#proof/bench/check/check-ratios.ts';
import { GUARD_NAMES, type Guard } from '#proof/bench/check/guards.ts';
import { committedRatios } from '#proof/bench/check/ratios.ts';
import { judge, judgePairs } from '#proof/bench/check/verdict.ts';
import { stopwatch } from '#proof/bench/timing.ts';

/** Gives one made-up ratio after another, and says how many were asked for. */
const given = (...ratios: readonly number[]) => {
  const asked: number[] = [];
  return {
    asked,
    pair: async () => {
      const next = ratios[asked.length] ?? Number.NaN;
      asked.push(next);
      return next;
    },
  };
};

describe('whether a ratio fell', () => {
  it('is yes where every pair of runs says so', async () => {
    const { asked, pair } = given(2.3, 2.1, 2.35, 2.2, 2.39);
    expect(await judgePairs(3, 5, pair)).toEqual({ fell: true, best: 2.39 / 3 });
    expect(asked).toHaveLength(5);
  });

  it('is no where one pair was slow, and no more pairs are measured than that takes', async () => {
    const { asked, pair } = given(0.4, 2.9, 0.1);
    expect((await judgePairs(3, 5, pair)).fell).toBe(false);
    expect(asked).toHaveLength(2);
  });

  it('is no for noise around what is committed, however it falls out', () => {
    const noise = fc.array(fc.double({ min: 0.5, max: 1.5, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(noise, fc.nat(6), (around, at) => {
        const pairs = around.toSpliced(at, 0, 1).map((each) => 3 * each);
        expect(judge(3, pairs).fell).toBe(false);
      }),
    );
  });

  it('is yes just beyond a fifth, and no just before it', () => {
    expect(judge(1, [0.79, 0.7]).fell).toBe(true);
    expect(judge(1, [0.81, 0.7]).fell).toBe(false);
  });

  it('is no where nothing was measured', () => {
    expect(judge(1, []).fell).toBe(false);
  });
});

/** Keeps a processor busy for so long, and measures that as the runs of the benchmark are. */
const busy = (milliseconds: number) => async () => {
  const { time, total } = stopwatch();
  await time(async () => {
    const began = process.cpuUsage();
    for (let spent = 0; spent < milliseconds * 1_000; ) {
      const { user, system } = process.cpuUsage(began);
      spent = user + system;
    }
  });
  return { ...total(), rssMegabytes: null };
};

it('finds a planted slowdown among guards that hold', async () => {
  const guards: readonly Guard[] = [
    { name: 'ingest', yardstick: busy(20), ours: busy(20) },
    { name: 'prepare', yardstick: busy(20), ours: busy(3 * 20) },
  ];
  const committed = { ingest: 1, prepare: 1, overlap: 1, later: 1, help: 1 };
  const verdicts = await judgeGuards(guards, committed, 3);
  expect([...verdicts].map(([name, { fell }]) => [name, fell])).toEqual([
    ['ingest', false],
    ['prepare', true],
  ]);
});

it('holds a ratio for each guard of the check that runs before a change lands', async () => {
  const { ratios, rows } = await committedRatios('quick');
  expect(Object.keys(ratios).toSorted()).toEqual(GUARD_NAMES.toSorted());
  expect(rows).toBeGreaterThanOrEqual(100_000);
});
