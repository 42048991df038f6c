import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { thisProcess } from '#adapters/local/process-identity.ts';
import { deadScratch, Scratch } from '#adapters/local/scratch.ts';
import { LEASE_BEAT_MS, LEASE_STALE_MS } from '#core/limits.ts';
import { folderPrint } from '#test/support/folder-print.ts';
import { CONTAINER, CONTAINER_WITHOUT_PROC, canMakeContainers } from '#test/support/namespaces.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const HOLDER = fileURLToPath(new URL('../../support/hold-scratch.ts', import.meta.url));
const MARK = 'room one';

const holders = new Set<ChildProcess>();
afterEach(async () => {
  for (const holder of holders) await kill(holder);
  await removeTempFolders();
});

/** A process of its own that lives in a scratch folder under `parent`. */
const hold = async (parent: string, before: readonly string[] = []): Promise<ChildProcess> => {
  const [program = '', ...args] = [...before, process.execPath, HOLDER, parent, MARK];
  const holder = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  holders.add(holder);
  await once(holder.stdout, 'data');
  return holder;
};

const kill = async (holder: ChildProcess): Promise<void> => {
  holders.delete(holder);
  if (holder.exitCode !== null || holder.signalCode !== null) return;
  holder.kill('SIGKILL');
  await once(holder, 'exit');
};

const HOUR_AGO = new Date(Date.now() - 4 * LEASE_STALE_MS);

/** Scratch as another process would have left it; `holder` says what the lease tells of that process. */
const leave = async (parent: string, holder: object, mark: string = MARK): Promise<string> => {
  const name = `airlock-${randomUUID()}`;
  const lease = { airlock: 'scratch', mark, holder: { ...(await thisProcess()), ...holder } };
  await writeFile(join(parent, `${name}.lease`), JSON.stringify(lease));
  await mkdir(join(parent, name, 'deep'), { recursive: true });
  await writeFile(join(parent, name, 'deep', 'digests.csv'), 'x');
  return name;
};

/** What the next process of the same mark leaves of it, apart from its own. */
const swept = async (parent: string, mark: string = MARK): Promise<readonly string[]> => {
  const scratch = new Scratch(parent, mark);
  await scratch.sweepOthers();
  await scratch.close();
  return (await readdir(parent)).sort();
};

const both = (name: string): readonly string[] => [name, `${name}.lease`];

describe('a scratch folder', () => {
  it('is its owner’s alone, and gone with its lease once closed', async () => {
    const parent = join(await tempFolder(), 'work');
    const scratch = new Scratch(parent, MARK);
    const folder = await scratch.open();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(`${folder}.lease`)).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, 'file'), 'x');
    await scratch.close();
    expect(await readdir(parent)).toEqual([]);
  });

  it('is not made before it is asked for', async () => {
    const parent = join(await tempFolder(), 'work');
    await new Scratch(parent, MARK).close();
    await expect(readdir(parent)).rejects.toThrow('ENOENT');
  });

  it('says that it lives long before it would be taken for dead', () => {
    expect(LEASE_STALE_MS).toBeGreaterThanOrEqual(20 * LEASE_BEAT_MS);
  });
});

describe('what another process left', () => {
  it('stays while that process lives, and goes with the first sweep after it was killed', async () => {
    const parent = await tempFolder();
    const holder = await hold(parent);
    const held = (await readdir(parent)).sort();
    expect(await swept(parent)).toEqual(held);
    expect(await deadScratch(parent, MARK)).toEqual([]);
    await kill(holder);
    expect(await deadScratch(parent, MARK)).toEqual(held.filter((name) => !/lease$/.test(name)));
    expect(await swept(parent)).toEqual([]);
  });

  it('goes also when its process number was given to another process', async () => {
    const parent = await tempFolder();
    await leave(parent, { started: '1' });
    expect(await swept(parent)).toEqual([]);
  });

  it('stays when its process is this one', async () => {
    const parent = await tempFolder();
    const name = await leave(parent, {});
    expect(await swept(parent)).toEqual(both(name));
  });

  it.each([
    ['another namespace', { namespace: 'pid:[1]' }],
    ['another machine, or before another boot', { boot: 'another' }],
    ['a machine that does not tell', { started: undefined, boot: undefined, namespace: undefined }],
  ])('in %s stays while its heart beats, and goes once that has stopped', async (_, holder) => {
    const parent = await tempFolder();
    const name = await leave(parent, { pid: 2 ** 22 + 1, ...holder });
    expect(await swept(parent)).toEqual(both(name));
    const almost = new Date(Date.now() - LEASE_STALE_MS + 60_000);
    await utimes(join(parent, `${name}.lease`), almost, almost);
    expect(await swept(parent)).toEqual(both(name));
    await utimes(join(parent, `${name}.lease`), HOUR_AGO, HOUR_AGO);
    expect(await swept(parent)).toEqual([]);
  });

  it('of another mark stays, dead or alive', async () => {
    const parent = await tempFolder();
    const name = await leave(parent, { started: '1' }, 'room two');
    expect(await swept(parent)).toEqual(both(name));
  });

  it('is only looked at by who asks what is dead', async () => {
    const parent = await tempFolder();
    const name = await leave(parent, { started: '1' });
    const before = await folderPrint(parent);
    expect(await deadScratch(parent, MARK)).toEqual([name]);
    expect(await folderPrint(parent)).toEqual(before);
  });
});

describe('what is not scratch of ours', () => {
  const name = `airlock-${randomUUID()}`;
  const lease = (more: object): string =>
    JSON.stringify({ airlock: 'scratch', mark: MARK, holder: { pid: 1, started: '0' }, ...more });

  it.each([
    ['an empty lease', ''],
    ['garbage', '\0\0{{'],
    ['a lease that says more than ours do', lease({ more: 1 })],
    ['a lease without an owner', lease({ holder: {} })],
    ['a lease that is far too long', lease({}) + ' '.repeat(5_000)],
  ])('stays: %s', async (_, content) => {
    const parent = await tempFolder();
    await writeFile(join(parent, `${name}.lease`), content);
    await utimes(join(parent, `${name}.lease`), HOUR_AGO, HOUR_AGO);
    await mkdir(join(parent, name));
    await writeFile(join(parent, name, 'novel.txt'), 'x');
    const before = await folderPrint(join(parent, name));
    expect(await swept(parent)).toEqual(both(name));
    expect(await folderPrint(join(parent, name))).toEqual(before);
  });

  it('stays: folders named by a number or like scratch, without a lease', async () => {
    const parent = await tempFolder();
    const names = ['1234', String(2 ** 22 + 1), name, 'airlock-', 'run-1', 'novel'];
    for (const each of names) await mkdir(join(parent, each));
    expect(await swept(parent)).toEqual(names.sort());
  });

  it('stays: the folder that a link named like dead scratch leads to', async () => {
    const parent = await tempFolder();
    const precious = await tempFolder();
    await writeFile(join(precious, 'novel.txt'), 'x');
    const dead = await leave(parent, { started: '1' });
    await symlink(precious, join(parent, dead, 'link'));
    expect(await swept(parent)).toEqual([]);
    expect(await readFile(join(precious, 'novel.txt'), 'utf8')).toBe('x');
  });
});

describe.skipIf(!canMakeContainers)('two containers on one folder', () => {
  it.each([
    ['with a /proc of its own', CONTAINER],
    ['with the /proc of the machine', CONTAINER_WITHOUT_PROC],
  ])('leave each other’s scratch alone: %s', async (_, before) => {
    const parent = await tempFolder();
    await hold(parent, before);
    const [first = ''] = await readdir(parent);
    const lease = JSON.parse(
      await readFile(join(parent, `${first.replace('.lease', '')}.lease`), 'utf8'),
    );
    // The number of a process that surely lives here, and is another one.
    expect(lease.holder.pid).toBe(1);
    const held = (await readdir(parent)).sort();
    expect(await swept(parent)).toEqual(held);
    await hold(parent, before);
    expect((await swept(parent)).length).toBe(4);
  });

  it('leave scratch of a neighbour alone in a container that sees the /proc of the machine', async () => {
    const parent = await tempFolder();
    const script = `
      import { readdir } from 'node:fs/promises';
      import { spawn } from 'node:child_process';
      import { once } from 'node:events';
      const { Scratch } = await import(${JSON.stringify(fileURLToPath(new URL('../../../adapters/local/scratch.ts', import.meta.url)))});
      const holder = spawn(process.execPath, ${JSON.stringify([HOLDER, parent, MARK])}, { stdio: ['pipe', 'pipe', 'inherit'] });
      await once(holder.stdout, 'data');
      const scratch = new Scratch(${JSON.stringify(parent)}, ${JSON.stringify(MARK)});
      await scratch.sweepOthers();
      await scratch.close();
      process.stdout.write(String((await readdir(${JSON.stringify(parent)})).length));
      process.exit(0);`;
    const [program = '', ...args] = [...CONTAINER_WITHOUT_PROC, process.execPath];
    const child = spawn(program, [...args, '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const [counted] = await once(child.stdout, 'data');
    expect(String(counted)).toBe('2');
  });
});
