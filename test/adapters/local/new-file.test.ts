import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  checkFree,
  writeNewFile,
  writeNewSecret,
  writeNewTexts,
} from '#adapters/local/new-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'airlock-new-file-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

async function* texts(...all: readonly string[]): AsyncGenerator<string> {
  yield* all;
}

/** Writes more than is gathered, says so, and then waits to be killed. */
const ENDLESS = `
  import { writeNewTexts } from ${JSON.stringify(join(process.cwd(), 'adapters/local/new-file.ts'))};
  async function* texts() {
    for (let n = 0; n < 100; n += 1) yield 'x'.repeat(1 << 16);
    console.log('written');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
  await writeNewTexts(process.argv[1], texts());
`;

const killedWhileWriting = async (path: string): Promise<void> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', ENDLESS, path]);
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('it ended by itself')));
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

describe('a new file', () => {
  it('whose writer is killed has no name, and the same again works and takes away what was left', async () => {
    await killedWhileWriting(at('half.csv'));
    const left = await readdir(folder);
    expect(left).not.toContain('half.csv');
    expect(left.length).toBeGreaterThan(0);
    await writeNewTexts(at('half.csv'), texts('a\n', 'b\n'));
    expect(await readdir(folder)).toEqual(['half.csv']);
    expect(await readFile(at('half.csv'), 'utf8')).toBe('a\nb\n');
    expect((await stat(at('half.csv'))).mode & 0o777).toBe(0o600);
  });

  it('of one text that is a secret is of its owner alone, and empty where the text is', async () => {
    for (const [name, text] of [
      ['secret', 'x\n'],
      ['empty', ''],
    ] as const) {
      await writeNewSecret(at(name), text);
      expect(await readFile(at(name), 'utf8')).toBe(text);
      expect((await stat(at(name))).mode & 0o777).toBe(0o600);
      await expect(writeNewSecret(at(name), 'y')).rejects.toMatchObject({ code: 'usage' });
      await rm(at(name));
    }
  });

  it('never takes the place of another, not even of one that came while it was written', async () => {
    async function* late(): AsyncGenerator<string> {
      yield 'mine';
      await writeFile(at('late.csv'), 'theirs');
    }
    await expect(writeNewTexts(at('late.csv'), late())).rejects.toThrow(/There is something at/);
    expect(await readFile(at('late.csv'), 'utf8')).toBe('theirs');
    await expect(writeNewFile(at('late.csv'), 'mine')).rejects.toThrow(/There is something at/);
    expect((await readdir(folder)).filter((name) => name.startsWith('airlock-'))).toEqual([]);
  });

  it('of texts that fail is not there, nor anything beside it', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield 'half';
      throw new Error('the map is of another drop');
    }
    const before = await readdir(folder);
    await expect(writeNewTexts(at('failed.csv'), failing())).rejects.toThrow(/another drop/);
    expect(await readdir(folder)).toEqual(before);
  });

  it('is refused before any work where its folder is not there, and none is made', async () => {
    const says = { code: 'usage', message: expect.stringMatching(/There is no folder/) };
    await expect(checkFree(at('nofolder/x.csv'))).rejects.toMatchObject(says);
    await expect(writeNewFile(at('nofolder/x.csv'), 'x')).rejects.toMatchObject(says);
    await expect(stat(at('nofolder'))).rejects.toThrow();
    await writeNewFile(at('plain.txt'), 'x');
    await expect(checkFree(at('plain.txt/x.csv'))).rejects.toMatchObject(says);
  });
});
