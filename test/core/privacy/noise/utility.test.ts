import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { deltaOf } from '#core/privacy/accounting/concentrated.ts';
import { nanoRhoOf, probabilityOf } from '#core/privacy/noise/noise-law.ts';
import { utilityPlot } from '#proof/bench/utility/plot.ts';
import { lawOf, NOISES, PLANS } from '#proof/bench/utility/settings.ts';
import { PAGE, utilityTable, withTable } from '#proof/bench/utility/table.ts';

const committed = (path: string): Promise<string> =>
  readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');

test('the table of docs/privacy.md is what releases give: else run "node proof/bench/utility.ts"', {
  timeout: 60_000,
}, async () => {
  const page = await committed(PAGE);
  expect(withTable(page, utilityTable())).toBe(page);
});

test('the plot of docs/privacy.md is what releases give: else run "node proof/bench/utility.ts"', {
  timeout: 60_000,
}, async () => {
  expect(utilityPlot()).toBe(await committed('docs/utility.svg'));
});

const changes = [[1], [1, 1], [1, 1, 1, 1]];

test('both mechanisms are compared at one promise: what n answers cost is that ε and δ, and nearly all of it', () => {
  for (const plan of PLANS)
    for (const change of changes) {
      const [gaussian, laplace] = NOISES.map((noise) => lawOf({ noise, plan, change }));
      if (gaussian?.noise !== 'gaussian' || laplace?.noise !== 'laplace')
        throw new Error('a mechanism under the name of the other');
      const epsilon =
        (Number(laplace.rate.n) / Number(laplace.rate.d)) * change.length * plan.answers;
      expect(epsilon / plan.epsilon).toBeCloseTo(1, 12);
      const rho = (nanoRhoOf(gaussian, [change]) * plan.answers) / 1e9;
      for (const [law, left] of [
        [gaussian, 1e-6 - deltaOf(rho, plan.epsilon)],
        [laplace, 1e-6],
      ] as const) {
        const top = probabilityOf(law)(law.bound) * change.length * plan.answers;
        expect(top).toBeLessThanOrEqual(left);
        // One less is too narrow, though the whole number that B is may leave something over.
        const less = { ...law, bound: law.bound - 1 };
        const half = law.noise === 'gaussian' ? 5e-7 : 1e-6;
        expect(probabilityOf(less)(less.bound) * change.length * plan.answers).toBeGreaterThan(
          half,
        );
      }
    }
});

test('a page without the marks of the table is refused, not overwritten', () => {
  expect(() => withTable('a page', 'a table')).toThrow('lost the marks');
});
