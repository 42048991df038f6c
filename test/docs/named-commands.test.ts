import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { DETECTIONS } from '#core/audit/detections.ts';
import { commandsNamedIn, faultsOf } from './named-commands.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
// The changelog speaks of what was.
const PAGES = globSync(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', '{docs,examples}/**/*.md'], {
  cwd: ROOT,
});
const pageText = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

it.each(PAGES)('every command that %s names is one, with options that it takes', (page) => {
  expect(commandsNamedIn(pageText(page)).flatMap(faultsOf)).toEqual([]);
});

it('every command that a detection names is one', () => {
  const texts = DETECTIONS.map(({ title, means, todo }) => [title, means, todo].join('\n'));
  const named = texts.flatMap(commandsNamedIn);
  // However a command is written there, it is read.
  expect(named).toHaveLength(texts.join('\n').match(/\bairlock [a-z]/g)?.length ?? 0);
  expect(named.length).toBeGreaterThan(10);
  expect(named.flatMap(faultsOf)).toEqual([]);
});

it('commands are found in backticks, over two lines, in parentheses, and in a shell', () => {
  const text =
    'Run `airlock status` (airlock ledger verify), or `airlock audit\n  verify --trail x`.\n```sh\nnpm run -s airlock -- ask \\\n  --party a\n   airlock expire | less\n```\nThe airlock is no command.';
  expect(commandsNamedIn(text)).toEqual([
    ...['status', 'ledger verify', 'audit verify --trail x', 'ask --party a', 'expire'],
  ]);
});

it.each([
  ['verify', 'verify: no such command'],
  ['ledger verify --trail x', 'ledger verify --trail x: no --trail'],
  ['room verify --stack x', 'room verify --stack x: a room on AWS does that by itself'],
])('"%s" is faulted', (typed, fault) => {
  expect(faultsOf(typed)).toEqual([fault]);
});
