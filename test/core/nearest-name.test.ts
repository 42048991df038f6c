import { describe, expect, it } from 'vitest';
import { nearestName } from '#core/nearest-name.ts';

const NAMES = ['noise', 'epsilon', 'epsilonBudget', 'k', 'minimumDataset'];

describe('the nearest name', () => {
  it.each([
    ['nois', 'noise'],
    ['NOISE', 'noise'],
    ['epsilom', 'epsilon'],
    ['epsilon_budget', 'epsilonBudget'],
    ['minimumDatset', 'minimumDataset'],
  ])('of %s is %s', (written, meant) => expect(nearestName(written, NAMES)).toBe(meant));

  it.each(['surprise', '', 'x'.repeat(10_000)])('of %j is none', (written) =>
    expect(nearestName(written, ['noise', 'epsilon'])).toBeUndefined(),
  );
});
