import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { PAGE, resultsOf, withResults } from '#proof/redteam/results.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import type { Finding } from '#redteam/finding.ts';
import { GAUSSIAN } from './retail.ts';

const FINDING: Finding = {
  attack: 'differencing',
  mode: 'noisy',
  verdict: 'holds',
  trials: 60,
  successes: 31,
  releases: 2,
  advantage: { value: 0.03, low: -0.21, high: 0.28 },
  bound: 0.041,
  bounds: { membership: 0.041, attributes: 0.058 },
  epsilon: { shown: 0.129, charged: 0.3604 },
};

test('a run is told with both bounds and both epsilons, each rounded to its safe side', () => {
  const terms = { noisy: GAUSSIAN, exact: GAUSSIAN };
  const told = resultsOf({ trials: 60, draws: 200_000, terms, findings: [FINDING] });
  expect(told).toContain(
    '| differencing | 31 / 60 | 0.03 [-0.21, 0.28] | 0.05, 0.06 | 0.12 | 0.37 |',
  );
});

test('the page holds a run, with a line for every attack, and takes another in its place', async () => {
  const page = await readFile(PAGE, 'utf8');
  for (const { name } of ATTACKS) {
    expect(page).toContain(`| ${name} |`);
    expect(page.split(name).length).toBeGreaterThan(2);
  }
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(`plays ${ATTACKS.length} attacks`);
  const other = withResults(page, 'Another run.');
  expect(other).toContain('Another run.');
  expect(other).not.toContain('ε shown | ε spent');
  expect(withResults(other, 'A third.')).not.toContain('Another run.');
});
