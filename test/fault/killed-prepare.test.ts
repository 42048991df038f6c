import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { Manifest } from '#core/drops/manifest.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { dieAt } from '#test/fault/dying-files.ts';
import { runCli } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const people = (count: number): string =>
  Array.from({ length: count }, (_, at) => `jane${at}@example.org,gold\n`).join('');

let folder = '';
const prepareArgs = (rows: number, out: string): readonly string[] => [
  ...['prepare', join(folder, `${rows}.csv`), '--agreement', join(folder, 'agreement.yaml')],
  ...['--party', 'brand', '--map', 'email=email', '--attribute', 'tier=tier'],
  ...['--attest', 'All of them agreed.', '--out', out],
];

beforeAll(async () => {
  folder = await tempFolder();
  await writeFile(join(folder, 'agreement.yaml'), stringify(agreementDocument()));
  for (const rows of [120, 150])
    await writeFile(join(folder, `${rows}.csv`), `email,tier\n${people(rows)}`);
});

/** Rows of the drop in a folder, each part of which must be there with its bytes; 0 if there is no drop. */
const dropIn = async (out: string): Promise<number> => {
  const text = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return 0;
  const { parts, rows } = Manifest.parse(JSON.parse(text));
  for (const { file, bytes, sha256 } of parts) {
    const content = await readFile(join(out, file));
    expect(content).toHaveLength(bytes);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
  return rows;
};

const FILES = ['airlock-drop.json', 'lint-report.json', 'manifest.json', 'quarantine.csv'];

describe.each([
  ['a new folder', 0],
  ['a folder with an older drop', 120],
])('prepare into %s, killed at any step', (_, older) => {
  it('leaves the older drop whole or the new one, and the next run completes it', async () => {
    const start = join(folder, `start-${older}`);
    if (older === 0) await mkdir(start);
    else expect(await runCli(...prepareArgs(older, start))).toMatchObject({ code: 0 });
    const trial = async (step: number, when: 'before' | 'after') => {
      const out = join(folder, `trial-${older}-${step}-${when}`, 'out');
      await cp(start, out, { recursive: true });
      const { steps, code } = await dieAt(step, when, prepareArgs(150, out));
      const left = await dropIn(out);
      expect([older, 150], `${when} step ${step}`).toContain(left);
      const again = await runCli(...prepareArgs(150, out));
      expect(again, `${when} step ${step}: ${again.err}`).toMatchObject({ code: 0 });
      expect(await dropIn(out)).toBe(150);
      const others = (await readdir(out)).filter((name) => !FILES.includes(name));
      expect(others, `${when} step ${step}`).toEqual([
        expect.stringMatching(/^part-\d{4}\.parquet$/),
      ]);
      await rm(join(out, '..'), { recursive: true });
      return { steps, code, left };
    };
    const { steps } = await trial(1_000, 'before');
    expect(steps).toBeGreaterThan(15);
    const found = new Set<number>();
    for (let step = 1; step <= steps; step += 2) {
      const trials = await Promise.all([trial(step, 'before'), trial(step + 1, 'before')]);
      for (const { left } of trials) found.add(left);
    }
    const last = await trial(steps, 'after');
    expect(last).toEqual({ steps, code: undefined, left: 150 });
    expect([...found].sort()).toEqual([older, 150].sort());
  }, 300_000);
});
