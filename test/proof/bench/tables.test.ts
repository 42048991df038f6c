import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { shaInstructionsIn } from '#proof/bench/machine.ts';
import { benchMarks, betweenMarks } from '#proof/bench/page/between-marks.ts';
import {
  comparedTable,
  growthTable,
  laterTable,
  measuredTable,
} from '#proof/bench/page/line-tables.ts';
import type { Line } from '#proof/bench/plan.ts';
import { cellsOf } from './cells-of.ts';

const taking = (...seconds: readonly number[]) =>
  seconds.map((each) => ({ seconds: each, cpuSeconds: 2 * each, rssMegabytes: 200 }));

const line = (what: string, size: number, runs: Record<string, readonly number[]>): Line => ({
  group: 'c',
  what,
  size,
  runs: new Map(Object.entries(runs).map(([name, seconds]) => [name, taking(...seconds)])),
});

describe('the tables of the benchmark', () => {
  it('say what was measured, with its ends', () => {
    expect(cellsOf(measuredTable([line('ask', 1_000_000, { now: [2, 1, 4] })]))).toEqual([
      ['c', 'ask', '1 M', '3', '2 (1–4)', '0.5', '4 (2–8)', '200'],
    ]);
  });

  it('give the ratio to what was there before, in turn', () => {
    const [cells] = cellsOf(comparedTable([line('ask', 1_000, { before: [9, 6], now: [3, 2] })]));
    expect(cells?.slice(0, 5)).toEqual(['ask', '1,000', '3', '3', '2']);
  });

  it('say so where the earlier commit lacks a case', () => {
    const [cells] = cellsOf(comparedTable([line('ask', 1_000, { now: [3, 2] })]));
    expect(cells?.slice(2, 4)).toEqual(['not there before', 'not there before']);
    expect(cells?.slice(5, 7)).toEqual(['–', '2.5 (2–3)']);
  });

  it('hold a later question against the first of the same lists', () => {
    const lines = [
      line('ask, first', 1_000, { now: [4] }),
      line('ask, first', 9_000, { now: [5] }),
      line('ask, later', 1_000, { now: [1] }),
    ];
    expect(cellsOf(laterTable(lines))).toEqual([['ask', '1,000', '0.25', '0.25']]);
  });

  it('tell how a case grows, from its smallest size to its largest', () => {
    const lines = [
      line('ask', 10_000_000, { now: [10] }),
      line('ask', 1_000_000, { now: [1] }),
      line('alone', 1_000_000, { now: [1] }),
    ];
    expect(cellsOf(growthTable(lines))).toEqual([['ask', '1 M', '10 M', '–', '1.00']]);
  });
});

describe('the page of the benchmark', () => {
  const marks = benchMarks('times', 'a command');

  it('keeps what is around a table, and takes the same table twice', () => {
    const page = `before\n${marks.begin}\nold\n${marks.end}\nafter\n`;
    const written = betweenMarks(page, '| new |', marks);
    expect(written).toBe(`before\n${marks.begin}\n\n| new |\n\n${marks.end}\nafter\n`);
    expect(betweenMarks(written, '| new |', marks)).toBe(written);
  });

  it.each([
    ['before', 'npm run bench -- --before DIR'],
    ['peers', 'npm run bench:peers'],
    ['limits', 'npm run bench:peers'],
    ['measured', 'npm run bench'],
  ])('has a place for the tables "%s"', async (name, command) => {
    const place = benchMarks(name, command);
    const page = await readFile(place.page, 'utf8');
    expect(betweenMarks(page, 'a table', place)).toContain('a table');
  });

  it('is not written where its marks are lost', () => {
    expect(() => betweenMarks('a page', 'a table', marks)).toThrow(/lost the marks/);
  });
});

it('knows the SHA instructions of a processor by its flags', () => {
  expect(shaInstructionsIn('flags\t\t: fpu sse2 sha_ni avx2\n')).toBe('sha_ni');
  expect(shaInstructionsIn('Features\t: fp asimd sha1 sha2 crc32\n')).toBe('sha2');
  expect(shaInstructionsIn('flags\t\t: fpu sse2\n')).toBe('none that are told');
});
