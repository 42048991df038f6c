import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { LINT_REASONS } from '#core/lint/reasons.ts';
import { SUPPRESSION_REASONS } from '#core/privacy/cell-outcome.ts';
import { ACT_REFUSALS, DROP_REFUSALS, QUESTION_REFUSALS } from '#core/refusals.ts';

const page = await readFile(new URL('../../docs/reason-codes.md', import.meta.url), 'utf8');

/** The rows of each section of the page, as their cells. */
const sections = new Map(
  page
    .split('\n## ')
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n');
      const rows = lines
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.split('|').map((cell) => cell.trim()));
      return [title, rows] as const;
    }),
);

const LISTS = [
  ['Refused questions', QUESTION_REFUSALS],
  ['Suppressed cells', SUPPRESSION_REASONS],
  ['Refused drops', DROP_REFUSALS],
  ['Refused acts', ACT_REFUSALS],
  ['Rows and identifiers set aside', LINT_REASONS],
] as const;

test.each(LISTS)(
  'the section "%s" lists just the codes of the code, in its order',
  (title, codes) => {
    const listed = (sections.get(title) ?? []).map(([, code]) => code?.replaceAll('`', ''));
    expect(listed).toEqual([...codes]);
  },
);

test('every code has a meaning and something to do', () => {
  for (const [, code, meaning, action] of [...sections.values()].flat())
    expect([code, meaning?.endsWith('.'), action?.endsWith('.')]).toEqual([code, true, true]);
});

test('there is no other section with codes', () => {
  expect([...sections.keys()]).toEqual(LISTS.map(([title]) => title));
});
