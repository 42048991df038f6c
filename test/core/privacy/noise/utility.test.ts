import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { utilityPlot } from '#proof/bench/utility/plot.ts';
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

test('a page without the marks of the table is refused, not overwritten', () => {
  expect(() => withTable('a page', 'a table')).toThrow('lost the marks');
});
