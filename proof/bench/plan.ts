import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseName, CaseParams } from '#proof/bench/cases/cases.ts';
import { type Checkout, HERE, hasCase, runCase } from './measure.ts';
import type { Measured } from './summary.ts';

/** How large the cases are, and how often each is run. */
export interface Sizes {
  /** Rows of a drop, and people of either side. */
  readonly rooms: readonly number[];
  /** Rows of the files that `prepare` reads. */
  readonly files: readonly number[];
  readonly naive: number;
  /** Events of a trail. */
  readonly trail: number;
  /** People of either side whose events are asked about, ten for each of them. */
  readonly histories: number;
  /** People of either list that are matched by points. */
  readonly points: number;
  /** Runs of a size. */
  readonly runs: (size: number) => number;
}

/** One line of the result. */
export interface Line {
  readonly group: string;
  readonly what: string;
  /** Rows, or people of one side. */
  readonly size: number;
  /** The runs of each checkout by its name, in the order in which they followed each other. */
  readonly runs: ReadonlyMap<string, readonly Measured[]>;
}

/** Where a step works, what is measured, and whom it tells. */
export interface Bench {
  readonly folder: string;
  readonly sizes: Sizes;
  /** The earlier one first, if there is one. */
  readonly checkouts: readonly Checkout[];
  readonly report: (line: Line) => void;
}

/** Runs something so often, each time once for every checkout, so that what slows one down slows the others too. */
export const inTurn = async (
  times: number,
  checkouts: readonly Checkout[],
  run: (checkout: Checkout, run: number) => Promise<Measured>,
): Promise<Line['runs']> => {
  const runs = new Map(checkouts.map(({ name }) => [name, [] as Measured[]]));
  for (let at = 0; at < times; at += 1)
    for (const checkout of checkouts) runs.get(checkout.name)?.push(await run(checkout, at));
  return runs;
};

/** The runs of a case in every checkout that knows it. */
const repeat = async <Name extends CaseName>(
  { checkouts }: Pick<Bench, 'checkouts'>,
  times: number,
  [name, params]: readonly [Name, (checkout: Checkout, run: number) => CaseParams<Name>],
): Promise<Line['runs']> => {
  const known: Checkout[] = [];
  for (const checkout of checkouts) if (await hasCase(checkout, name)) known.push(checkout);
  return inTurn(times, known, (checkout, at) => runCase(name, params(checkout, at), checkout));
};

/** Lends a step a folder of its own, and removes it. */
export const scratch = async (
  { folder }: Bench,
  use: (folder: string) => Promise<void>,
): Promise<void> => {
  const own = join(folder, 'step');
  await mkdir(own);
  await use(own);
  await rm(own, { recursive: true });
};

/** The oldest makes the data, which the others read as well. */
const maker = ({ checkouts: [first = HERE] }: Bench): Checkout => first;

/** The two parties. */
export const SIDES = ['brand', 'publisher'] as const;
const OVERLAP = { analysis: 'overlap', by: [] } as const;
const SEGMENTS = { analysis: 'segments', by: ['brand.tier', 'publisher.device'] } as const;

const QUESTIONS = [
  ['ask for the overlap, first', OVERLAP],
  ['ask for segments of two attributes, first', SEGMENTS],
  ['ask for the overlap, later', { ...OVERLAP, after: SEGMENTS }],
  ['ask for segments of two attributes, later', { ...SEGMENTS, after: OVERLAP }],
] as const;

/** Tokenising both sides' drops, and then the questions on what came of them. */
export const measureRoom = (bench: Bench, size: number): Promise<void> =>
  scratch(bench, async (folder) => {
    const times = bench.sizes.runs(size);
    for (const side of SIDES)
      await runCase('make-drop', { folder: join(folder, side), side, rows: size }, maker(bench));
    const room = ({ name }: Checkout): string => join(folder, `room-${name}`);
    // The first two runs fill the room that is asked; a further one needs a room of its own.
    const spare = (checkout: Checkout, run: number): string => `${room(checkout)}-${run}`;
    const ingest = await inTurn(Math.max(2, times), bench.checkouts, async (checkout, run) => {
      const side = SIDES[run % 2] ?? 'brand';
      const into = run < 2 ? room(checkout) : spare(checkout, run);
      const took = await runCase(
        'ingest',
        { room: into, drop: join(folder, side), side },
        checkout,
      );
      if (run >= 2) await rm(into, { recursive: true });
      return took;
    });
    bench.report({ group: 'a', what: 'ingest a drop, until it is settled', size, runs: ingest });
    for (const [what, question] of QUESTIONS) {
      const params = (checkout: Checkout) => ({ room: room(checkout), ...question });
      const runs = await repeat(bench, times, ['ask', params]);
      bench.report({ group: 'c', what, size, runs });
    }
  });

/** A list for activation, of whom of the brand agreed to it: a coin for each label of the publisher's. */
export const measureList = (bench: Bench): Promise<void> =>
  scratch(bench, async (folder) => {
    const { naive: size, runs: timesOf } = bench.sizes;
    const room = join(folder, 'room');
    for (const side of SIDES) {
      const drop = join(folder, side);
      await runCase('make-drop', { folder: drop, side, rows: size, use: 'lists' });
      await runCase('ingest', { room, drop, side, use: 'lists' });
    }
    const runs = await inTurn(timesOf(size), [HERE], () => runCase('make-list', { room }));
    bench.report({ group: 'h', what: 'make a list, of all labels', size, runs });
  });

/** From a raw CSV file to a drop, at several sizes: the last tells whether memory grows. */
export const measurePrepare = async (bench: Bench): Promise<void> => {
  for (const size of bench.sizes.files)
    await scratch(bench, async (folder) => {
      await runCase('make-sample', { folder, rows: size }, maker(bench));
      const runs = await repeat(bench, bench.sizes.runs(size), ['prepare', () => ({ folder })]);
      bench.report({ group: 'b', what: 'prepare a raw CSV file', size, runs });
    });
};

/** What one would write first on one machine. */
export const measureOthers = (bench: Bench): Promise<void> =>
  scratch(bench, async (folder) => {
    const { naive: size, runs: timesOf } = bench.sizes;
    for (const side of SIDES)
      await runCase('make-drop', { folder: join(folder, side), side, rows: size });
    await runCase('make-text', { folder });
    const others = [
      ['d', 'overlap with a Set in Node', 'node-set'],
      ['d', 'overlap with sort -u and comm -12', 'sort-comm'],
      ['e', 'naive ingest, unsorted', 'naive-ingest'],
    ] as const;
    for (const [group, what, name] of others) {
      const runs = await inTurn(timesOf(size), [HERE], () => runCase(name, { folder }));
      bench.report({ group, what, size, runs });
    }
  });

/** Reading a trail, beside DuckDB alone with the same question of the same files. */
export const measureTrail = (bench: Bench): Promise<void> =>
  scratch(bench, async (folder) => {
    const { trail: size, runs: timesOf } = bench.sizes;
    await runCase('make-trail', { folder, rows: size });
    const trails = [
      ['read a trail, ask who called what', 'read-trail'],
      ['the same by DuckDB alone', 'query-logs'],
    ] as const;
    for (const [what, name] of trails) {
      const runs = await inTurn(timesOf(size), [HERE], () => runCase(name, { folder }));
      bench.report({ group: 'f', what, size, runs });
    }
  });
