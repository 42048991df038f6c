import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gaussianTest, laplaceTest } from '#core/privacy/accounting/best-test.ts';
import { deltaOf } from '#core/privacy/accounting/concentrated.ts';
import { gaussianBound } from '#core/privacy/noise/gaussian-bound.ts';
import { laplaceBound } from '#core/privacy/noise/laplace-bound.ts';
import { decimalRational } from '#core/rational.ts';
import { AccountingVectors, type Composed } from '#proof/accounting/vectors.ts';

const { source, version, conversions, composed, bounds } = AccountingVectors.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../vectors/accounting.json'), 'utf8')),
);

const rhoOf = (plan: Composed): number =>
  plan.noise === 'gaussian'
    ? plan.answers / (2 * plan.variance)
    : (plan.answers * plan.rate ** 2) / 2;
const toldOf = (plan: Composed) =>
  plan.noise === 'gaussian'
    ? gaussianTest(plan.variance, plan.answers)
    : laplaceTest(plan.rate, plan.answers);

describe(`figures of ${source} ${version}`, () => {
  it.each(conversions)('for ρ $rho and ε $epsilon give δ $delta, as ours do', (vector) => {
    const ours = deltaOf(vector.rho, vector.epsilon);
    // Its least is over orders that stand close: ours is over all, so no larger, and nearly the same.
    expect(ours).toBeLessThanOrEqual(vector.delta * (1 + 1e-9));
    expect(ours).toBeGreaterThan(vector.delta * (1 - 1e-4));
  });

  it.each(composed)('for $answers answers of $noise noise have no δ above ours', (plan) => {
    for (const { epsilon, delta } of plan.delta)
      expect(deltaOf(rhoOf(plan), epsilon)).toBeGreaterThanOrEqual(delta[0]);
  });

  it.each(composed)('for $answers answers of $noise noise enclose our best test', (plan) => {
    const { advantage, hitRate } = toldOf(plan);
    // Ours is an upper bound for the lattice; theirs is the least over steps of ε, which are not all there are.
    const slack = plan.noise === 'gaussian' ? 1 / (10 * plan.variance) : 1e-6;
    for (const [told, [low, high]] of [
      [advantage, plan.advantage],
      [hitRate, plan.hitRate],
    ] as const) {
      expect(told).toBeGreaterThanOrEqual(low * (1 - 1e-6));
      expect(told).toBeLessThanOrEqual(high * (1 + slack));
    }
  });

  it.each(bounds)('cut $noise noise off at B $bound for changes of $changes', (vector) => {
    const { changes } = vector;
    const delta = decimalRational(vector.delta);
    const bound =
      vector.noise === 'gaussian'
        ? gaussianBound({ variance: vector.variance, delta, changes: [changes] })
        : laplaceBound({ rate: decimalRational(vector.rate), delta, changes: [changes] });
    expect(bound).toBe(vector.bound);
  });
});
