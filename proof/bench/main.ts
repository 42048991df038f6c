import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkRatios } from './check/check-ratios.ts';
import { measureCommands } from './commands.ts';
import { measureForgetting } from './forgetting.ts';
import { measureHistories } from './histories.ts';
import { measureKernelReady } from './kernel-ready.ts';
import { describeMachine } from './machine.ts';
import { HERE } from './measure.ts';
import { benchMarks, type Marks, writeBetween } from './page/between-marks.ts';
import { comparedTable, growthTable, laterTable, measuredTable } from './page/line-tables.ts';
import { sizeText, spread } from './page/table.ts';
import {
  type Bench,
  type Line,
  measureList,
  measureOthers,
  measurePrepare,
  measureRoom,
  measureTrail,
  type Sizes,
} from './plan.ts';
import { measurePoints } from './points.ts';
import { summarise } from './summary.ts';

/*
 * What this project takes, and what it took before:
 * `npm run bench` measures every case and writes its table into README.md; `--before DIR` compares with the checkout of
 * an earlier commit; `--histories` measures events alone, and `--forget` taking people out, and
 * `--points` matching by points, each into a table of its own; `--check` compares ratios with those that are committed; `--quick` is small and writes nothing.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    before: { type: 'string' },
    rows: { type: 'string' },
    check: { type: 'boolean', default: false },
    histories: { type: 'boolean', default: false },
    forget: { type: 'boolean', default: false },
    points: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const SMALL = 1_000_000;

/** Five runs of what is short, three of what is long, two of what takes minutes. */
const fullRuns = (size: number): number => {
  if (size <= SMALL) return 5;
  return size <= 10 * SMALL ? 3 : 2;
};

const sizesOf = (rooms: string | undefined): Sizes => ({
  rooms: rooms?.split(',').map(Number) ?? [SMALL, 10 * SMALL],
  files: values.before ? [SMALL] : [SMALL, 4 * SMALL],
  naive: SMALL,
  trail: 200_000,
  histories: SMALL,
  points: SMALL,
  runs: fullRuns,
});

const QUICK: Sizes = {
  rooms: [100_000],
  files: [20_000],
  naive: 20_000,
  trail: 20_000,
  histories: 20_000,
  points: 20_000,
  runs: () => 1,
};

/** Measures what is asked for; answers a table of its own, where there is one. */
const measureAll = async (bench: Bench): Promise<string> => {
  if (values.points) return measurePoints(bench);
  await measureTimes(bench);
  return '';
};

const measureTimes = async (bench: Bench): Promise<void> => {
  if (values.histories) return measureHistories(bench);
  if (values.forget) return measureForgetting(bench);
  await measureCommands(bench);
  await measurePrepare(bench);
  if (bench.checkouts.length === 1) {
    await measureKernelReady(bench);
    await measureOthers(bench);
    await measureTrail(bench);
    await measureList(bench);
  }
  for (const size of bench.sizes.rooms) await measureRoom(bench, size);
};

const tablesOf = async (lines: readonly Line[], own: string): Promise<string> =>
  [
    `${await describeMachine()}.`,
    values.before ? comparedTable(lines) : measuredTable(lines),
    values.forget ? '' : laterTable(lines),
    growthTable(lines),
    own,
  ]
    .filter((text) => text !== '')
    .join('\n\n');

const marksOf = (): Marks => {
  if (values.histories) return benchMarks('histories', 'npm run bench -- --histories');
  if (values.forget) return benchMarks('forget', 'npm run bench -- --forget');
  if (values.points) return benchMarks('points', 'npm run bench -- --points');
  return values.before
    ? benchMarks('before', 'npm run bench -- --before DIR')
    : benchMarks('measured', 'npm run bench');
};

const measure = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'airlock-bench-'));
  const lines: Line[] = [];
  let own = '';
  const report = (line: Line): void => {
    lines.push(line);
    const medians = [...line.runs].map(
      ([name, runs]) => `${name} ${spread(summarise(runs).seconds)} s`,
    );
    console.error(`${line.what}, ${sizeText(line.size)}: ${medians.join(', ')}`);
  };
  const earlier = values.before ? [{ name: 'before', root: resolve(values.before) }] : [];
  try {
    const sizes = values.quick ? QUICK : sizesOf(values.rows);
    own = await measureAll({ folder, sizes, report, checkouts: [...earlier, HERE] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const tables = await tablesOf(lines, own);
  console.log(tables);
  if (!values.quick && !values.print) await writeBetween(marksOf(), tables);
};

if (values.check)
  process.exitCode = await checkRatios({ quick: values.quick, write: values.write });
else await measure();
