import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { brokenLinks, linksOf, pathsNamedIn } from '#test/docs/page-references.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = globSync(['*.md', '{docs,examples,bench,proof,test}/**/*.md'], {
  cwd: ROOT,
  exclude: ['**/node_modules/**'],
});
const MODEL = join(ROOT, 'docs/threat-model.md');

it('the pages are all of them', () => {
  expect(PAGES).toEqual(
    expect.arrayContaining(['README.md', 'docs/decisions/0004-dependencies.md']),
  );
});

it.each(PAGES)('every link of %s leads to a file, and to a heading where it names one', (page) => {
  expect(brokenLinks(join(ROOT, page))).toEqual([]);
});

// The changelog speaks of what was.
it.each(PAGES.filter((page) => page !== 'CHANGELOG.md'))(
  'every path that %s names is there',
  (page) => {
    const named = pathsNamedIn(readFileSync(join(ROOT, page), 'utf8'));
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  },
);

it('a path is found in backticks, also within a command, and nowhere else', () => {
  const text = '`core/a.ts`, `node proof/b.ts --x`, test/c.ts, `and/or`\n```sh\n`cli/d.ts`\n```\n';
  expect(pathsNamedIn(text)).toEqual(['core/a.ts', 'proof/b.ts']);
});

it.each([
  ['a file that is gone', '[a](no-such-page.md)', ['no-such-page.md']],
  ['a heading that is gone', '[a](privacy.md#no-such-heading)', ['privacy.md#no-such-heading']],
  ['a heading of its own that is gone', '[a](#collusions)', ['#collusions']],
  ['a link in a table', '| x | [a](gone.ts), [b](privacy.md) |', ['gone.ts']],
])('a page is faulted for %s', (_, text, broken) => {
  expect(brokenLinks(MODEL, text)).toEqual(broken);
});

it('a page may link to other hosts, and show links in its code', () => {
  expect(brokenLinks(MODEL, '[a](https://example.org/x)\n```text\n[b](gone.md)\n```\n')).toEqual(
    [],
  );
});

it.each(PAGES)('every script that %s names is one', (page) => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));
  const named = readFileSync(join(ROOT, page), 'utf8').matchAll(/npm run (?:-s )?([a-z:-]+)/g);
  for (const [, script = ''] of named) expect(Object.keys(scripts)).toContain(script);
});

it('CONTRIBUTING.md tells of every kind of test', () => {
  const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const folders = readdirSync(join(ROOT, 'test'), { withFileTypes: true });
  for (const { name } of folders.filter((each) => each.isDirectory() && each.name !== 'support'))
    expect(contributing).toContain(`\`test/${name}/\``);
});

it('whatever the threat model says is stopped names the test that shows it', () => {
  const rows = readFileSync(MODEL, 'utf8')
    .split(/^## /m)
    .filter((section) => section.includes(' Proof |\n'))
    .flatMap((section) => section.split('\n').filter((line) => line.startsWith('| ')))
    .filter((line) => !/^\| (Attempt|What remains|---) /.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows.filter((line) => !line.includes('what you verify yourself'))) {
    const proof = linksOf(row.split('|').at(-2) ?? '');
    expect(proof.length, row).toBeGreaterThan(0);
    for (const { target } of proof)
      expect(target).toMatch(/^\.\.\/(test|proof|\.github)\/.+\.\w+$/);
  }
});
