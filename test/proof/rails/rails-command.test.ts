import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathOf } from '#infra/read-room.ts';

const told = (...args: readonly string[]) => {
  const command = [pathOf('proof/rails/main.ts'), '--deploy-role', 'deploy', ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, stderr };
};

describe('the command that writes guard rails', () => {
  it('says in one sentence that its folder cannot be written', () => {
    const out = join(pathOf('package.json'), 'below-a-file');
    expect(told('--out', out)).toEqual({
      status: 2,
      stderr: `The folder "${out}" cannot be written: name another one with --out.\n`,
    });
  });

  it('ends as the others do where there is no agreement', () => {
    expect(told('--agreement', 'nowhere.yaml')).toEqual({
      status: 2,
      stderr: 'There is no agreement at "nowhere.yaml": name its file.\n',
    });
  });
});
