import { execFile } from 'node:child_process';
import { cp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsOf, shownLines } from '#proof/access/markdown-blocks.ts';
import { builtCli } from '#test/support/built-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const NEEDED = [
  ...['package.json', 'core', 'adapters', 'sample', 'redteam', 'cli', 'sql', 'examples'],
];
const TIMEOUT = 240_000;

/** Run elsewhere: they install, or are tests of their own. */
const EXEMPT =
  /^npm (ci|test|pack|install --global \.\/airlock-\*\.tgz|run (demo|bench|check|fix|synth|test:emulator|test:trino))$/;

const run = promisify(execFile);

/** A copy of the project to run commands in, so that they find what a fresh clone has, and no more. */
const copyProject = async (): Promise<string> => {
  const folder = await tempFolder();
  for (const name of NEEDED) await cp(join(PROJECT, name), join(folder, name), { recursive: true });
  await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
};

/** A command whose output is a file: a mapping in place of a drop, which has an exit code of its own. */
const SAVES = / > (\S+)$/;
const suggesting = (command: string): string => `${command}; test $? -eq 2`;

/** An audit that finds what somebody has to look at. */
const FINDS = / audit --trail /;
const finding = (command: string): string => `${command}; test $? -eq 7`;

const typedAs = (command: string): string => {
  if (SAVES.test(command)) return suggesting(command);
  return FINDS.test(command) ? finding(command) : command;
};

const printed = new Map<string, string>();

/** npm takes longer to start than most commands run: the first is run by it, and the others as it is packed. */
const NPM = 'npm run -s airlock --';
const PACKED = `node "${builtCli()}"`;

/** Runs each command as a reader would type it, once though several pages name it; keeps what it printed. */
const runAll = async (commands: ReadonlySet<string>): Promise<void> => {
  const cwd = await copyProject();
  const env = { ...process.env, NO_COLOR: '1' };
  for (const [at, command] of [...commands].entries()) {
    const [, saved] = SAVES.exec(command) ?? [];
    const typed = typedAs(command);
    const line = at === 0 ? typed : typed.replace(NPM, PACKED);
    const { stdout, stderr } = await run('sh', ['-c', line], {
      cwd,
      env,
    });
    const file = saved === undefined ? '' : await readFile(join(cwd, saved), 'utf8');
    printed.set(command, stdout + stderr + file);
  }
};

const read = (path: string): Promise<string> => readFile(join(PROJECT, path), 'utf8');

afterAll(removeTempFolders);

const PAGES = [
  ['README.md', 25],
  ['docs/agreement.md', 4],
  ['examples/febrl/README.md', 3],
  ['examples/campaign/README.md', 7],
] as const;

/** What a reader of a page would run, but for what is exempt. */
const ranOf = (markdown: string): readonly string[] =>
  commandsOf(markdown).filter((command) => !EXEMPT.test(command));

beforeAll(async () => {
  const pages = await Promise.all(PAGES.map(([path]) => read(path)));
  await runAll(new Set(pages.flatMap(ranOf)));
}, TIMEOUT);

describe.each(PAGES)('%s', (path, atLeast) => {
  let markdown = '';
  let ran: readonly string[] = [];

  beforeAll(async () => {
    markdown = await read(path);
    ran = ranOf(markdown);
  });

  it('has commands, and every one of them succeeds', () => {
    expect(ran.length).toBeGreaterThanOrEqual(atLeast);
    for (const command of ran) {
      expect(command).toMatch(/^npm run -s airlock -- /);
      expect(printed.get(command)).toBeDefined();
    }
    expect(ran.map((command) => printed.get(command)).join('')).not.toBe('');
  });

  it('shows only output that its commands print', () => {
    const shown = ran.map((command) => printed.get(command) ?? '').join('');
    const lines = shown.split('\n').map((line) => line.trimEnd());
    for (const line of shownLines(markdown)) expect(lines).toContain(line);
  });
});
