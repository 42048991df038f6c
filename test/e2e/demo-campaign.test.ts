import { describe, expect, it } from 'vitest';
import { judgeLift } from '#proof/demo/measure-campaign.ts';
import { campaignTruth } from '#sample/campaign/campaign-truth.ts';

const truth = campaignTruth();
const NOISE_BOUND = 72;
const judge = (low: number, high: number, arm: 'video' | 'banner' = 'video') =>
  judgeLift({ value: (low + high) / 2, low, high }, arm, { ...truth, noiseBound: NOISE_BOUND });

describe('the verdict on a lift', () => {
  it('is that it holds the truth, up to its very ends', () => {
    expect(judge(0.02, 0.04)).toBe('holds the truth');
    expect(judge(0.03, 0.05)).toBe('holds the truth');
    expect(judge(-0.01, 0.01, 'banner')).toBe('holds the truth');
  });

  it('is bad luck where noise can have done it, on either side', () => {
    expect(judge(0.031, 0.05)).toBe('misses it, as 5 of 100 do');
    expect(judge(0.0, 0.029)).toBe('misses it, as 5 of 100 do');
  });

  it.each([
    ['a lift of nothing for an arm that moved people', { low: -0.01, high: 0.01, arm: 'video' }],
    ['a lift for an arm that moved nobody', { low: 0.02, high: 0.04, arm: 'banner' }],
    ['twice the lift', { low: 0.05, high: 0.07, arm: 'video' }],
  ] as const)('is WRONG for %s', (_, { low, high, arm }) => {
    expect(judge(low, high, arm)).toBe('WRONG');
  });

  it('is WRONG where nothing was answered', () => {
    expect(judgeLift(undefined, 'video', { ...truth, noiseBound: NOISE_BOUND })).toBe('WRONG');
  });

  it('is never WRONG by the luck of the files and noise together: that luck is less than an interval', () => {
    const rate = ({ people, bought }: { people: number; bought: number }) => bought / people;
    const sampling = Object.values(truth.arms).map(
      (arm) => (rate(arm) * (1 - rate(arm))) / arm.people,
    );
    for (const arm of ['video', 'banner'] as const) {
      const luck = rate(truth.arms[arm]) - rate(truth.arms.withheld) - truth.arms[arm].adds;
      expect(Math.abs(luck)).toBeLessThan(1.96 * Math.sqrt(2 * Math.min(...sampling)));
    }
  });
});
