import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, Measured } from '#redteam/finding.ts';
import { expectPromisesKept, shortVersion, TIMEOUT } from './short-version.ts';

let findings: readonly Finding[] = [];

beforeAll(async () => {
  findings = await shortVersion('noisy');
}, TIMEOUT);

describe('on the retail example with noise', () => {
  expectPromisesKept('noisy', () => findings);

  test('nothing leaks but what is told as a known limit', () => {
    const leaking = findings.filter(({ verdict }) => verdict === 'leaks');
    expect(leaking.map(({ attack }) => attack)).toEqual(['shared-identifiers', 'list-size']);
  });

  test('averaging pays for each clone until the budget is spent', () => {
    const averaging = findings.find(({ attack }) => attack === 'averaging');
    expect(averaging).toMatchObject({ verdict: 'holds', releases: 4 });
  });

  test('no game shows more epsilon than was spent', () => {
    const shown = findings.flatMap((finding) =>
      finding.verdict === 'not-applicable' || !finding.epsilon ? [] : [finding.epsilon],
    );
    expect(shown.length).toBeGreaterThan(8);
    for (const { shown: each, charged } of shown) expect(each).toBeLessThanOrEqual(charged);
  });

  test('a year is bounded by the budget for life, whatever its periods', () => {
    const year = findings.find(({ attack }) => attack === 'year');
    const { epsilon } = year as Measured;
    expect(year?.verdict).toBe('holds');
    expect(epsilon?.charged).toBeLessThanOrEqual(1);
    expect(epsilon?.charged).toBeGreaterThan(0.9);
  });

  test('an attribute is bounded as membership is, and both bounds are told', () => {
    const found = findings.find(({ attack }) => attack === 'attribute-inference');
    const { bound, bounds } = found as Measured;
    expect(bounds?.attributes).toBe(bound);
    expect(bounds?.membership).toBe(bound);
  });
});
