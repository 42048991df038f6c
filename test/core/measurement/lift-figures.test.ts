import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { liftOf } from '#core/measurement/lift.ts';
import { rateOf } from '#core/measurement/rate.ts';
import { noiseVariance } from '#core/privacy/noise/noise-law.ts';
import { LIFT_FIGURES, liftFigures, liftHalfWidth, liftLaw } from '#proof/bench/lift/figures.ts';
import { SimulatedTrial } from '#proof/bench/lift/simulated-trial.ts';
import { betweenMarks } from '#proof/bench/page/between-marks.ts';

const RUNS = 1000;
/** Four deviations of a share of 0.95 over so many runs. */
const SLACK = 4 * Math.sqrt((0.95 * 0.05) / RUNS);

test('the figures of docs/measurement.md are what the formula gives: else run "node proof/bench/lift.ts"', async () => {
  const page = await readFile(new URL(`../../../${LIFT_FIGURES.page}`, import.meta.url), 'utf8');
  expect(betweenMarks(page, liftFigures(), LIFT_FIGURES)).toBe(page);
});

test.each([
  [5000, 0.1, 0.25],
  [10_000, 0.02, 1],
  [30_000, 0.02, 0.1],
])(
  '95 of 100 lifts are no further off than the figure: %d people, rate %d, epsilon %d',
  (people, rate, epsilon) => {
    const law = liftLaw(epsilon);
    const trial = new SimulatedTrial(`figures ${people} ${rate} ${epsilon}`, law);
    const halfWidth = liftHalfWidth(people, rate, noiseVariance(law));
    let within = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const [treated, control] = [trial.arm(people, rate), trial.arm(people, rate)].map(rateOf);
      if (treated && control && Math.abs(liftOf(treated, control).value) <= halfWidth) within += 1;
    }
    expect(Math.abs(within / RUNS - 0.95)).toBeLessThan(SLACK);
  },
);
