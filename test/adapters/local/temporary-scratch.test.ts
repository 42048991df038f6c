import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** Leaves a folder of a mark behind, as a process does that is killed. */
const killedWith = (mark: string): Promise<unknown> => {
  const code = `
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import { writeFileSync } from 'node:fs';
await withTemporaryScratch('${mark}', async (folder) => {
  writeFileSync(folder + '/secret.csv', 'x');
  process.kill(process.pid, 'SIGKILL');
});`;
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '--eval', code], (error) =>
      resolve(error?.signal),
    );
  });
};

describe('a folder in the temporary folder', () => {
  let temporary = '';
  beforeEach(async () => {
    temporary = await tempFolder();
    vi.stubEnv('TMPDIR', temporary);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await removeTempFolders();
  });

  it('is lent, and removed with all that is in it, also when its use fails', async () => {
    const use = withTemporaryScratch('demo', async (folder) => {
      await writeFile(join(folder, 'file'), 'x');
      throw new Error('mine');
    });
    await expect(use).rejects.toThrow('mine');
    expect(await readdir(temporary)).toEqual([]);
  });

  it('that a killed process left goes with the next of its mark, and nothing else does', async () => {
    expect(await killedWith('demo')).toBe('SIGKILL');
    expect(await killedWith('redteam')).toBe('SIGKILL');
    await mkdir(join(temporary, 'airlock-demo-mine'));
    expect(await readdir(temporary)).toHaveLength(5);
    await withTemporaryScratch('demo', async () => undefined);
    expect(await readdir(temporary)).toHaveLength(3);
    await withTemporaryScratch('redteam', async () => undefined);
    expect(await readdir(temporary)).toEqual(['airlock-demo-mine']);
  });

  it.each(['/proc/nowhere', '/dev/null'])('is told where none can be made: %s', async (place) => {
    vi.stubEnv('TMPDIR', place);
    await expect(withTemporaryScratch('demo', async () => undefined)).rejects.toMatchObject({
      code: 'usage',
      message: `The temporary folder "${place}" cannot be written: name another one with TMPDIR.`,
    });
  });
});
