import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dieAt } from '#test/fault/dying-files.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const sampleArgs = (seed: number, out: string): readonly string[] => [
  ...['sample', '--seed', `${seed}`, '--brand', '20', '--publisher', '20', '--shared', '5'],
  ...['--out', out],
];

/** A file of a sample, but for the way from its folder to the schema of agreements. */
const contentOf = async (folder: string, name: string): Promise<string> =>
  (await readFile(join(folder, name), 'latin1')).replace(/\$schema=.*/, '');

describe('sample into the folder of an older one, killed at any step', () => {
  it('leaves a truth beside no files but those it is about, and the next run completes it', async () => {
    const folder = await tempFolder();
    const whole = (seed: number) => join(folder, `seed-${seed}`);
    for (const seed of [1, 2]) await runCli(...sampleArgs(seed, whole(seed)));
    const names = await readdir(whole(1));
    const same = async (out: string, seed: number): Promise<void> => {
      for (const name of names.filter((each) => each !== 'airlock-sample.json'))
        expect(await contentOf(out, name), name).toEqual(await contentOf(whole(seed), name));
    };
    const found = new Set<number>();
    const trial = async (step: number) => {
      const out = join(folder, `trial-${step}`, 'out');
      await cp(whole(1), out, { recursive: true });
      const { steps } = await dieAt(step, 'before', sampleArgs(2, out));
      const truth = await readFile(join(out, 'truth.json'), 'utf8').catch(() => '{"seed":0}');
      const { seed } = JSON.parse(truth) as { seed: number };
      found.add(seed);
      if (seed > 0) await same(out, seed);
      expect(await runCli(...sampleArgs(2, out))).toMatchObject({ code: 0 });
      await same(out, 2);
      expect(await readdir(out)).toEqual(names);
      await rm(join(out, '..'), { recursive: true });
      return steps;
    };
    const steps = await trial(1_000);
    expect(steps).toBeGreaterThan(15);
    for (let step = 1; step <= steps; step += 2) await Promise.all([trial(step), trial(step + 1)]);
    expect([...found].sort()).toEqual([0, 1, 2]);
  }, 300_000);
});
