import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { opensslRate } from '#proof/bench/peers/limits.ts';
import { measureNeeded, neededTable } from '#proof/bench/peers/needed-work.ts';
import { limitsTable, missingList, race, racedTable } from '#proof/bench/peers/peer-tables.ts';
import { fromNpm, fromPyPi, pinnedIn } from '#proof/bench/peers/versions.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { writePart } from '#proof/rehearsal/parquet.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { cellsOf } from './cells-of.ts';

afterEach(removeTempFolders);

const took = (seconds: number) => ({ seconds, cpuSeconds: seconds, rssMegabytes: 100 });
const contender = (what: string, size: number, seconds: number) => ({
  what,
  size,
  runs: [took(seconds)],
});

describe('a race', () => {
  it('runs everybody once before anybody runs again', async () => {
    const order: string[] = [];
    const runner = (what: string) => ({
      what,
      size: 1,
      run: async () => {
        order.push(what);
        return took(1);
      },
    });
    const { raced, failed } = await race([runner('a'), runner('b')], 3, () => {});
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(failed).toEqual([]);
    expect(raced.map(({ runs }) => runs.length)).toEqual([3, 3]);
  });

  it.each([
    [{ signal: 'SIGABRT', code: null }, 'it was ended by SIGABRT in run 2 of 3.'],
    [{ signal: null, code: 7 }, 'it ended with exit code 7 in run 2 of 3.'],
    [new Error('/home/ada is full'), 'it failed in run 2 of 3.'],
  ])('goes on without who fails, and says how it ended: %#', async (fault, why) => {
    let runs = 0;
    const weak = async () => {
      runs += 1;
      if (runs === 2) throw fault;
      return took(1);
    };
    const steady = { what: 'steady', size: 1, run: async () => took(1) };
    const { raced, failed } = await race(
      [{ what: 'weak', size: 1, run: weak }, steady],
      3,
      () => {},
    );
    expect(runs).toBe(2);
    expect(raced).toMatchObject([{ what: 'steady', runs: [{}, {}, {}] }]);
    expect(failed).toEqual([{ what: 'weak', why }]);
  });

  it('says how much longer the others take for one of the people', () => {
    const table = racedTable(
      [contender('ours', 1_000, 1), contender('theirs', 1_000, 3)],
      [['ours', '× ours']],
    );
    expect(cellsOf(table).map(([what, ratio]) => [what, ratio])).toEqual([
      ['ours', '1'],
      ['theirs', '3'],
    ]);
  });

  it('says that it extrapolates where somebody was given fewer people, and how many', () => {
    const table = racedTable(
      [contender('ours', 1_000, 1), contender('theirs', 10, 1)],
      [['ours', '× ours']],
    );
    expect(cellsOf(table)[1]?.slice(1, 3)).toEqual(['100, extrapolated', '10']);
  });

  it('has nobody to compare with where the one is not there', () => {
    expect(() => racedTable([], [['ours', '× ours']])).toThrow(/nobody/);
  });

  it('names who could not be had, with the reason', () => {
    expect(missingList([{ what: 'them', why: 'no package.' }])).toContain('- them: no package.');
  });
});

it('names each of the others with the version that is pinned', () => {
  expect(pinnedIn('a-b==2 \\\n    --hash=sha256:0\na==1.5 \\\n', 'a')).toBe('1.5');
  expect(fromPyPi('spu', 'spu')).toMatch(/^spu \d+\.\d+\.\d+$/);
  expect(fromNpm('@openmined/psi.js', 'openmined/package.json')).toMatch(/` \d+\.\d+\.\d+$/);
  expect(() => pinnedIn('', 'a')).toThrow(/pinned/);
});

describe('the limits of a machine', () => {
  it('are read off what OpenSSL says of its speed', () => {
    expect(opensslRate('type 16384 bytes\nsha256        1778249.14k\n')).toBe(1_778_249_140);
    expect(() => opensslRate('nothing')).toThrow(/no rate/);
  });

  it('stand beside the share that an ingest uses, and say where they could not be had', () => {
    const all = { median: 4, least: 3, most: 5 };
    const table = limitsTable([
      { what: 'SHA-256', unit: 'M', perSecond: all, share: 0.25 },
      { what: 'disk', unit: 'MB', perSecond: null, share: null, note: 'not to be had here' },
    ]);
    expect(cellsOf(table)).toEqual([
      ['SHA-256', '4 (3–5)', 'M', '25 %'],
      ['disk', 'not to be had here', 'MB', '–'],
    ]);
  });
});

describe('the work that an ingest cannot do without', () => {
  it('is measured of every part of a drop: its pages, its bytes and its digests', async () => {
    const drop = await tempFolder();
    const rows = Array.from({ length: 5_000 }, (_, at) => [digestOf(`${at}@example.org`)]);
    await writePart(join(drop, 'part-0001.parquet'), ['email'], rows);
    const needed = await measureNeeded({ rows: rows.length, kinds: 1, drop }, 2);
    expect(needed).toHaveLength(3);
    for (const { cpuSeconds } of needed) expect(cpuSeconds?.median).toBeGreaterThan(0);
  });

  it('stands beside the CPU seconds of all of it', () => {
    const cpuSeconds = { median: 0.5, least: 0.4, most: 0.6 };
    expect(cellsOf(neededTable([{ what: 'checksum', cpuSeconds }], 4))).toEqual([
      ['checksum', '0.5 (0.4–0.6)', '12.5 %'],
    ]);
    expect(cellsOf(neededTable([{ what: 'HMACs', cpuSeconds: null }], 4))).toEqual([
      ['HMACs', 'not to be had here', '–'],
    ]);
  });
});
