import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';

const textOf = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const MATCHING = textOf('docs/matching.md');

it('whatever a command of docs/matching.md reads from is made by one that stands before it', () => {
  const made = new Set<string>();
  const used: string[] = [];
  for (const line of MATCHING.split('\n').filter((each) => each.startsWith('npm run -s airlock'))) {
    const read = [...line.matchAll(/--(?:from|judge) (work\/\S+)/g)].map(([, path = '']) => path);
    expect(read.filter((path) => !made.has(path))).toEqual([]);
    used.push(...read);
    for (const [, path = ''] of line.matchAll(/--out (\S+)/g)) made.add(path);
  }
  expect(used).toContain('work/other-people');
});

it.each(['docs/matching.md', 'examples/people/README.md'])(
  '%s gets the drop key before a list is prepared',
  (page) => expect(textOf(page)).toMatch(/airlock drop-key .*--out drop-key\.json.*--drop-key/s),
);

it('docs/mapping.md counts the keys of the table that comes with the room', () => {
  expect(textOf('docs/mapping.md')).toContain(`with the room has ${DEFAULT_TABLE.keys.length})`);
});
