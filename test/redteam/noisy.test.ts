import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '#redteam/verdict.ts';
import { expectPromisesKept, shortVersion, TIMEOUT } from './short-version.ts';

let findings: readonly Finding[] = [];

beforeAll(async () => {
  findings = await shortVersion('noisy');
}, TIMEOUT);

describe('on the retail example with noise', () => {
  expectPromisesKept(() => findings);

  test('nothing leaks but what is told as a known limit', () => {
    const leaking = findings.filter(({ verdict }) => verdict === 'leaks');
    expect(leaking.map(({ attack }) => attack)).toEqual(['shared-identifiers', 'list-size']);
  });

  test('averaging pays for each clone until the budget is spent', () => {
    const averaging = findings.find(({ attack }) => attack === 'averaging');
    expect(averaging).toMatchObject({ verdict: 'holds', releases: 4 });
  });
});
