import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '#redteam/finding.ts';
import { expectPromisesKept, shortVersion, TIMEOUT } from './short-version.ts';

/** Games that exact counts lose, as documented. */
const LEAKS = [
  ...['differencing', 'set-difference', 'tracker', 'threshold', 'small-list', 'fan-out'],
  ...['attribute-inference', 'many-targets', 'lift-outcome'],
];

let findings: readonly Finding[] = [];

beforeAll(async () => {
  findings = await shortVersion('exact');
}, TIMEOUT);

describe('on the retail example without noise', () => {
  expectPromisesKept('exact', () => findings);

  test.each(LEAKS)('%s finds the target out every time', (name) => {
    const finding = findings.find(({ attack }) => attack === name);
    expect(finding).toMatchObject({ verdict: 'leaks', advantage: { value: 1 } });
  });
});
