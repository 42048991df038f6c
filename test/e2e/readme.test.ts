import { execFile } from 'node:child_process';
import { access, cp, readdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsOf, shownLines } from '#proof/access/markdown-blocks.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const NEEDED = [
  ...['package.json', 'core', 'adapters', 'sample', 'redteam', 'cli', 'sql', 'examples'],
];
const TIMEOUT = 240_000;

/** Run elsewhere: they install, or are tests of their own. */
const EXEMPT = /^npm (ci|test|run (demo|bench|check|fix|synth|test:emulator|test:trino))$/;

const run = promisify(execFile);

/** A copy of the project to run commands in, so that they find what a fresh clone has, and no more. */
const copyProject = async (): Promise<string> => {
  const folder = await tempFolder();
  for (const name of NEEDED) await cp(join(PROJECT, name), join(folder, name), { recursive: true });
  await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
};

/** Runs each command as a reader would type it; answers everything they printed. */
const runAll = async (commands: readonly string[]): Promise<string> => {
  const cwd = await copyProject();
  // Compiled modules of a copy are of no use once the copy is gone.
  const env = { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: join(cwd, '.compiled') };
  let printed = '';
  for (const command of commands) {
    const { stdout, stderr } = await run('sh', ['-c', command], { cwd, env });
    printed += stdout + stderr;
  }
  return printed;
};

const read = (path: string): Promise<string> => readFile(join(PROJECT, path), 'utf8');

afterAll(removeTempFolders);

describe.each([
  ['README.md', 15],
  ['examples/febrl/README.md', 3],
])('%s', (path, atLeast) => {
  let markdown = '';
  let printed = '';

  beforeAll(async () => {
    markdown = await read(path);
    printed = await runAll(commandsOf(markdown).filter((command) => !EXEMPT.test(command)));
  }, TIMEOUT);

  it('has commands, and every one of them succeeds', () => {
    const ran = commandsOf(markdown).filter((command) => !EXEMPT.test(command));
    expect(ran.length).toBeGreaterThanOrEqual(atLeast);
    for (const command of ran) expect(command).toMatch(/^npm run -s airlock -- /);
    expect(printed).not.toBe('');
  });

  it('shows only output that its commands print', () => {
    const lines = printed.split('\n').map((line) => line.trimEnd());
    for (const line of shownLines(markdown)) expect(lines).toContain(line);
  });
});

describe('the documents', () => {
  const pagesIn = async (folder: string): Promise<readonly string[]> =>
    (await readdir(join(PROJECT, folder), { recursive: true }))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name));
  let pages: readonly string[] = [];

  beforeAll(async () => {
    const folders = await Promise.all(['docs', 'examples'].map(pagesIn));
    pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...folders.flat()];
    expect(pages).toContain(join('docs', 'decisions', '0004-dependencies.md'));
  });

  it('name only scripts that exist', async () => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: object };
    for (const page of pages)
      for (const [, script = ''] of (await read(page)).matchAll(/npm run (?:-s )?([a-z:-]+)/g))
        expect(Object.keys(scripts)).toContain(script);
  });

  it('link only to files that exist', async () => {
    for (const page of pages)
      for (const [, target = ''] of (await read(page)).matchAll(/\]\((?!https?:)([^)#]+)\)/g))
        await access(join(PROJECT, page, '..', target));
  });

  it('tell of every kind of test', async () => {
    const contributing = await read('CONTRIBUTING.md');
    const folders = await readdir(join(PROJECT, 'test'), { withFileTypes: true });
    for (const { name } of folders.filter((each) => each.isDirectory() && each.name !== 'support'))
      expect(contributing).toContain(`\`test/${name}/\``);
  });
});
