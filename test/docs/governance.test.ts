import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { linksOf } from '#test/docs/page-references.ts';

const PAGE = readFileSync('docs/governance.md', 'utf8');

/** What is known to go wrong in marketing segmentation. */
const RISKS = [
  ...['Hoarding', 'No consent', 'No deletion', 'Sensitive segments', 'Discrimination'],
  ...['Manipulation of the vulnerable', 'Careless vendors', 'No records'],
  'No plan for an incident',
];

const rows = PAGE.split('\n')
  .filter((line) => /^\| (?:\*\*|\|)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| ?| ?\|$/g, '')));

it('every risk has a row, and every row says what could go wrong and what stands against it', () => {
  const named = rows.flatMap(([risk = '']) => /^\*\*(.+)\*\*$/.exec(risk)?.[1] ?? []);
  expect(named).toEqual(RISKS);
  for (const [, could = '', against = ''] of rows) {
    expect(could.length).toBeGreaterThan(20);
    expect(against.length).toBeGreaterThan(20);
  }
});

it.each(rows.map((cells) => [cells[1] ?? '', cells[3] ?? '']))(
  'what stands against "%s" has a test',
  (_, tests) => {
    const files = linksOf(tests).map(({ target }) => target);
    expect(
      files.every((file) => /^\.\.\/test\/.+\.(?:test|spec)\.ts$|^redteam\.md$/.test(file)),
    ).toBe(true);
    expect(files.length).toBeGreaterThan(0);
  },
);
