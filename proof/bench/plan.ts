import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseName, CaseParams } from '#proof/bench/cases/cases.ts';
import { type Measured, runCase, type Summary, summarise } from './measure.ts';

/** How large the cases are, and how often each is run. */
export interface Sizes {
  /** Rows of a drop, and people of either side. */
  readonly small: number;
  readonly large: number;
  /** Rows of the files that `prepare` reads. */
  readonly files: readonly number[];
  readonly naive: number;
  /** Events of a trail. */
  readonly trail: number;
  readonly runs: number;
}

/** One line of the result. */
export interface Line {
  readonly group: string;
  readonly what: string;
  /** Rows, or people of one side. */
  readonly size: number;
  readonly summary: Summary;
}

/** Where a step works, and whom it tells what it has measured. */
export interface Bench {
  readonly folder: string;
  readonly sizes: Sizes;
  readonly report: (line: Line) => void;
}

/** Runs of a size: two of the longest ones, so that the whole takes minutes. */
const runsOf = ({ sizes }: Bench, size: number): number =>
  size > sizes.small ? Math.min(2, sizes.runs) : sizes.runs;

const repeat = async <Name extends CaseName>(
  times: number,
  name: Name,
  params: (run: number) => CaseParams<Name>,
): Promise<Summary> => {
  const measured: Measured[] = [];
  for (let run = 0; run < times; run += 1) measured.push(await runCase(name, params(run)));
  return summarise(measured);
};

const scratch = async (
  { folder }: Bench,
  use: (folder: string) => Promise<void>,
): Promise<void> => {
  const own = join(folder, 'step');
  await mkdir(own);
  await use(own);
  await rm(own, { recursive: true });
};

/** Tokenising both sides' drops, and then the two questions on what came of them. */
export const measureRoom = (bench: Bench, size: number): Promise<void> =>
  scratch(bench, async (folder) => {
    const { report } = bench;
    const runs = runsOf(bench, size);
    const room = join(folder, 'room');
    const sides = ['brand', 'publisher'] as const;
    for (const side of sides)
      await runCase('make-drop', { folder: join(folder, side), side, rows: size });
    // The first two runs fill the room that is asked; a further one needs a room of its own.
    const ingest = await repeat(Math.max(2, runs), 'ingest', (run) => {
      const side = sides[run % 2] ?? 'brand';
      return { room: run < 2 ? room : `${room}-${run}`, drop: join(folder, side), side };
    });
    report({ group: 'a', what: 'ingest a drop into the vault, sorted', size, summary: ingest });
    const overlap = await repeat(runs, 'ask', () => ({ room, analysis: 'overlap', by: [] }));
    report({ group: 'c', what: 'ask for the overlap', size, summary: overlap });
    const by = ['brand.tier', 'publisher.device'];
    const segments = await repeat(runs, 'ask', () => ({ room, analysis: 'segments', by }));
    report({ group: 'c', what: 'ask for segments of two attributes', size, summary: segments });
  });

/** From a raw CSV file to a drop, at several sizes: the last tells whether memory grows. */
export const measurePrepare = async (bench: Bench): Promise<void> => {
  for (const size of bench.sizes.files)
    await scratch(bench, async (folder) => {
      await runCase('make-sample', { folder, rows: size });
      const summary = await repeat(runsOf(bench, size), 'prepare', () => ({ folder }));
      bench.report({ group: 'b', what: 'prepare a raw CSV file', size, summary });
    });
};

/** What one would pick instead on one machine. */
export const measureOthers = (bench: Bench): Promise<void> =>
  scratch(bench, async (folder) => {
    const { report, sizes } = bench;
    const { small: size, runs } = sizes;
    await runCase('make-digest-file', { folder, rows: size });
    const set = await repeat(runs, 'node-set', () => ({ folder }));
    report({ group: 'd', what: 'overlap with a Set in Node', size, summary: set });
    const sort = await repeat(runs, 'sort-comm', () => ({ folder }));
    report({ group: 'd', what: 'overlap with sort -u and comm -12', size, summary: sort });
    await runCase('make-digest-file', { folder, rows: sizes.naive });
    const naive = await repeat(runs, 'naive-ingest', () => ({ folder }));
    report({ group: 'e', what: 'naive ingest, unsorted', size: sizes.naive, summary: naive });
  });

/** Reading a trail, beside DuckDB alone with the same question of the same files. */
export const measureTrail = (bench: Bench): Promise<void> =>
  scratch(bench, async (folder) => {
    const { report, sizes } = bench;
    const { trail: size, runs } = sizes;
    await runCase('make-trail', { folder, rows: size });
    const ours = await repeat(runs, 'read-trail', () => ({ folder }));
    report({ group: 'f', what: 'read a trail, ask who called what', size, summary: ours });
    const plain = await repeat(runs, 'query-logs', () => ({ folder }));
    report({ group: 'f', what: 'the same by DuckDB alone', size, summary: plain });
  });
