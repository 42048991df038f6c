import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { fateOf, type ProcessIdentity, thisProcess } from '#adapters/local/process-identity.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** What /proc says of a process behind its name, field by field. */
const fieldsOf = async (pid: number): Promise<readonly string[]> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

const identityOf = async (pid: number): Promise<ProcessIdentity> => ({
  ...(await thisProcess()),
  pid,
  started: (await fieldsOf(pid))[19],
});

/** A process that never asks after its child, and the number of that child, which ends once the shell is no more. */
const parentOfZombie = async (): Promise<readonly [parent: number, child: number]> => {
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(parent);
  const [said] = (await once(parent.stdout, 'data')) as [Buffer];
  const child = Number(said.toString());
  while ((await fieldsOf(child))[0] !== 'Z') await wait(10);
  return [parent.pid ?? 0, child];
};

describe.runIf(process.platform === 'linux')('a process', () => {
  it('is alive while it runs, and gone once it ended, also where its parent did not ask', async () => {
    const [parent, child] = await parentOfZombie();
    expect(await fateOf(await identityOf(parent))).toBe('alive');
    expect(await fateOf(await identityOf(child))).toBe('gone');
  });

  it('is gone where another has its number now', async () => {
    const self = await thisProcess();
    expect(await fateOf(self)).toBe('alive');
    expect(await fateOf({ ...self, started: '1' })).toBe('gone');
  });

  it('is unknown where its number says nothing here', async () => {
    const self = await thisProcess();
    expect(await fateOf({ ...self, boot: 'another' })).toBe('unknown');
    expect(await fateOf({ ...self, namespace: 'pid:[1]' })).toBe('unknown');
  });
});
