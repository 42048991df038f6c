import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { Release, ReleaseCell } from '#core/documents/release.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import { readDemoOptions } from '#proof/demo/options.ts';
import { runDemo } from '#proof/demo/run-demo.ts';
import { compareCells, compareReports } from '#proof/demo/truth.ts';
import type { SampleTruth } from '#sample/sample-truth.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const play = async (...args: readonly string[]) => {
  let out = '';
  const exitCode = await runDemo(readDemoOptions(args), {
    out: {
      write: (text) => {
        out += text;
      },
    },
    err: { write: () => {} },
  });
  return { exitCode, out: stripVTControlCharacters(out) };
};

describe('the demo', () => {
  it('goes the whole way and finds everything as it must be', async () => {
    const folder = await tempFolder();
    const { exitCode, out } = await play('--people', '4000', '--keep', folder);
    expect(out).not.toContain('WRONG');
    expect(out).toMatch(/All of it is as it must be, in \d+\.\d s\./);
    expect(exitCode).toBe(0);
    expect(out).toContain(`console --room ${join(folder, 'room')} --party brand --files`);
    const times = out.match(/^✓ \d+\. .* \(\d+\.\d s\)$/gm) ?? [];
    expect(times).toHaveLength(18);
    expect(out).toMatch(/is [0-9a-f-]+ now: 1?\d\d people taken out, \d,\d\d\d left/);
    expect(out).toContain('left out');
    expect(out).toMatch(/e-mail, else phone +2,\d\d\d +2,\d\d\d +within the noise/);
    expect(out).toMatch(/gold +tv +suppressed +\d+ +below k/);
    expect(out).toMatch(/bronze +mobile +\d\d\d +\d\d\d +within the noise +█/);
    for (const secret of ['is on the list', 'an attribute'])
      expect(out).toMatch(
        new RegExp(`exact counts +${secret} +12 of 12 +6 by tossing a coin +noth`),
      );
    expect(out).toContain('Answered under k 100: that agreement is in force until publisher');
    expect(out).toMatch(/the room +\d+ +\d+\.\d +[\d,]+ +0 +0 +0 +0\n/);
    expect(out).toMatch(/the prepared drops +10 +\d+\.\d +[\d,]+ +0 +0 +[1-9][\d,]+ +0\n/);
    for (const [arm, truth] of [
      ['video', '3'],
      ['banner', '0'],
    ])
      expect(out).toMatch(
        new RegExp(`${arm} +[-+]\\d.*\\) +\\+${truth}\\.00 +(holds the truth|misses it, as)`),
      );
    expect(out).toContain('"diabetes" denotes health (GDPR Art. 9(1)');
    const areas = ['campaign', 'campaign-drops', 'drops', 'files', 'home', 'room'];
    expect((await readdir(folder)).sort()).toEqual(areas);
    expect((await readdir(join(folder, 'room', 'objects'))).sort()).toContain('ledger');
  }, 300_000);

  it('touches no folder that holds something', async () => {
    const folder = fileURLToPath(new URL('.', import.meta.url));
    await expect(play('--keep', folder)).rejects.toThrow('is not empty');
  });

  it.each([
    [['--people', '10'], 'at least 2000'],
    [['--people', 'many'], 'whole number'],
    [['--fast'], '--people NUMBER and --keep FOLDER'],
    [['somebody@example.com'], '--people NUMBER and --keep FOLDER'],
  ])('refuses %s in a sentence', (args, says) => {
    expect(() => readDemoOptions(args)).toThrow(says);
  });

  it('answers bad usage with exit code 2 and no stack trace', async () => {
    const main = fileURLToPath(new URL('../../proof/demo/main.ts', import.meta.url));
    const failed = promisify(execFile)(process.execPath, [main, '--people', '1']);
    await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/^The/) });
  });
});

const cell = (people: number | undefined, value: string): ReleaseCell =>
  people === undefined
    ? { by: { value }, outcome: 'suppressed', reason: 'small-or-protecting' }
    : { by: { value }, outcome: 'released', people };

type Compared = readonly (readonly [number | undefined, number | undefined])[];

const verdictsOf = (terms: Pick<Release, 'noise' | 'noiseBound'>, cells: Compared) => {
  const release = {
    ...terms,
    k: 100,
    roundTo: 10,
    cells: cells.map(([people], at) => cell(people, `${at}`)),
  };
  const compared = compareCells(
    release as unknown as Release,
    ({ by }) => cells[Number(by.value)]?.[1],
  );
  return compared.map(({ verdict }) => verdict);
};

const verdicts = (...cells: Compared) => verdictsOf({ noise: 'none', noiseBound: 0 }, cells);
const noisyVerdicts = (...cells: Compared) =>
  verdictsOf({ noise: 'laplace', noiseBound: 25 }, cells);

describe('the comparison with the truth', () => {
  it('accepts the true count rounded down, and cells withheld with reason', () => {
    expect(verdicts([120, 129], [undefined, 99], [undefined, 500])).toEqual([
      'exact, rounded down',
      'below k',
      'withheld for another',
    ]);
  });

  it.each([
    ['a count that is off by one step', [110, 129]],
    ['a count that is rounded up', [130, 129]],
    ['a released cell below k', [90, 99]],
    ['a cell withheld without reason', [undefined, 500]],
    ['a cell that the truth does not know', [100, undefined]],
  ] as const)('finds %s', (_, wrong) => {
    expect(verdicts(wrong)).toEqual(['WRONG']);
  });

  it('accepts a noisy count within the bound, and suppression up to k and twice the bound', () => {
    expect(noisyVerdicts([125, 100], [130, 129], [undefined, 99], [undefined, 149])).toEqual([
      'within the noise',
      'within the noise',
      'below k',
      'near k',
    ]);
  });

  it.each([
    ['a noisy count beyond the bound', [155, 129]],
    ['a released cell that describes fewer than k', [120, 99]],
    ['a cell suppressed that no noise could have kept back', [undefined, 150]],
  ] as const)('finds %s', (_, wrong) => {
    expect(noisyVerdicts(wrong)).toEqual(['WRONG']);
  });

  it('finds a row that is not accounted for', () => {
    const report = (rows: number, quarantined: LintReport['quarantined']): LintReport => ({
      ...{ rows, quarantined, identifiers: {}, listed: [] },
      accepted: rows - Object.values(quarantined).reduce((sum, n) => sum + n, 0),
    });
    const file = {
      file: '',
      rows: 10,
      accepted: 7,
      quarantined: { 'no-consent': 2, placeholder: 1 },
    };
    const truth = { files: { brand: file, publisher: file } } as unknown as SampleTruth;
    const good = {
      prepared: report(10, { 'no-consent': 2 }),
      arrived: report(8, { placeholder: 1 }),
    };
    expect(compareReports(truth, { brand: good, publisher: good })).toEqual([]);
    const bad = { ...good, arrived: report(8, {}) };
    expect(compareReports(truth, { brand: bad, publisher: good })).toEqual([
      'brand: rows accepted 8, the truth is 7',
      'brand: placeholder 0, the truth is 1',
    ]);
  });
});
