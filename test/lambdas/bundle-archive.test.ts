import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { archiveFunction } from '#lambdas/build.ts';
import { archiveOfFolder, digestOf } from '#lambdas/bundle-archive.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

afterAll(removeTempFolders);

describe('the archive of a bundle', () => {
  const folderOf = async (order: readonly string[], mode: number, at: number): Promise<string> => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'sql'));
    for (const name of order) {
      const path = join(folder, name);
      await writeFile(path, `content of ${name}`);
      await chmod(path, mode);
      await utimes(path, at, at);
    }
    return folder;
  };

  it('depends on names and bytes alone: not on dates, modes or the order in which files came', async () => {
    const names = ['index.mjs', 'sql/a.sql', 'Z.mjs'];
    const one = await archiveOfFolder(await folderOf(names, 0o600, 1_000_000_000));
    const other = await archiveOfFolder(await folderOf(names.toReversed(), 0o755, 1_700_000_000));
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  it('is another one for other bytes, and is named as Lambda names it', async () => {
    const one = digestOf(await archiveOfFolder(await folderOf(['index.mjs'], 0o600, 1)));
    const other = digestOf(await archiveOfFolder(await folderOf(['other.mjs'], 0o600, 1)));
    expect(one.sha256).not.toBe(other.sha256);
    expect(Buffer.from(one.codeSha256, 'base64').toString('hex')).toBe(one.sha256);
  });
});

describe('a function that is built twice', () => {
  /** Builds in a process of its own, in a copy of the source, with the habits of another machine. */
  const buildIn = async (root: string, environment: Record<string, string>): Promise<unknown> => {
    const code = `process.umask(${environment.UMASK});
      const { ${archiveFunction.name}: build } = await import(${JSON.stringify(join(root, 'lambdas/build.ts'))});
      const target = { out: ${JSON.stringify(join(root, 'out'))}, architecture: 'x64' };
      console.log(JSON.stringify(await build('answer-question', target)));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: root,
      env: { PATH: process.env.PATH, ...environment },
    });
    return JSON.parse(stdout);
  };

  const copyOfSource = async (name: string): Promise<string> => {
    const root = join(await tempFolder(), name);
    for (const each of ['core', 'adapters', 'lambdas', 'sql', 'package.json', 'package-lock.json'])
      await cp(join(ROOT, each), join(root, each), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
    return root;
  };

  it('is the same byte for byte, in whichever folder, time zone, language and mode', async () => {
    const here = await buildIn(await copyOfSource('here'), {
      TZ: 'UTC',
      LANG: 'C',
      UMASK: '0o077',
    });
    const there = await buildIn(await copyOfSource('a much longer name'), {
      ...{ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', UMASK: '0o002' },
    });
    expect(there).toEqual(here);
    expect(here).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});
