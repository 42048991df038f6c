import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '#core/measurement/chi-square.ts';
import { sampleRatio } from '#core/measurement/sample-ratio.ts';
import { LAWS, SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';

const law = LAWS.gaussian;

describe('the sizes of the arms', () => {
  it.each([
    // R: pchisq(x, df, lower.tail = FALSE)
    [3.841459, 1, 0.05],
    [5.991465, 2, 0.05],
    [7.814728, 3, 0.05],
    [11.3448667, 3, 0.01],
    [18.466827, 4, 0.001],
    [0, 5, 1],
    // By integration of the density.
    [3969, 3969, 0.4970149],
    [4251, 3969, 0.0009657],
  ])('are judged by the chi-square law: P(X > %d) of %d degrees', (x, degrees, tail) => {
    expect(chiSquareTail(x, degrees)).toBeCloseTo(tail, 6);
  });

  it.each([[[1, 1]], [[1, 1, 1]], [[8, 1, 1]]])(
    'pass as agreed in 95 of 100 trials that are, at 0.05, with noise that matters: %j',
    (parts) => {
      const trial = new SimulatedTrial(`ratio ${parts.join()}`, law);
      const total = parts.reduce((sum, each) => sum + each, 0);
      const runs = 2000;
      let alarms = 0;
      for (let run = 0; run < runs; run += 1) {
        let [left, of] = [600, total];
        const arms = parts.map((each) => {
          const people = of === each ? left : trial.converts(left, each / of);
          [left, of] = [left - people, of - each];
          return { ...trial.noised(people), parts: each };
        });
        if (sampleRatio(arms) < 0.05) alarms += 1;
      }
      expect(Math.abs(alarms / runs - 0.05)).toBeLessThan(5 * Math.sqrt((0.05 * 0.95) / runs));
    },
  );

  it('raise an alarm where one arm lost a tenth of its people, and none where noise may have taken them', () => {
    const arms = (variance: number) =>
      [10_000, 9000].map((people) => ({ people, variance, parts: 1 }));
    expect(sampleRatio(arms(50))).toBeLessThan(1e-6);
    expect(sampleRatio(arms(1_000_000))).toBeGreaterThan(0.4);
  });
});
