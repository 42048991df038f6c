import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { pathOf } from '#infra/read-room.ts';

describe('the synthesis', () => {
  it.each([
    [['-c', 'agreement=nowhere.yaml'], 'There is no agreement at "nowhere.yaml": name its file.\n'],
    [['-c', 'stage=nope'], 'There is no stage "nope": use one of dev, prod.\n'],
  ])('refuses %j before it builds anything', (args, stderr) => {
    const run = spawnSync(process.execPath, [pathOf('proof/build/synth.ts'), ...args], {
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(run).toMatchObject({ status: 2, stdout: '', stderr });
  });
});
