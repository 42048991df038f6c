import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from '../machine.ts';
import { benchMarks, writeBetween } from '../page/between-marks.ts';
import { figure } from '../page/table.ts';
import { type Measured, summarise } from '../summary.ts';
import {
  type Contender,
  dataOf,
  ingestContenders,
  type Missing,
  OURS,
  OURS_WHOLE,
  overlapContenders,
  type PeerSizes,
  prepareContenders,
} from './contenders.ts';
import { measureLimits } from './limits.ts';
import { measureNeeded, neededTable } from './needed-work.ts';
import { limitsTable, missingList, type Raced, race, racedTable } from './peer-tables.ts';

/*
 * `npm run bench:peers`: what one would take instead, on the same people and in the same run, and how near the limits
 * of the machine an ingest is. It writes its tables into README.md; `--limits` measures our ingest and the limits alone;
 * `--quick` is small and only prints.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    limits: { type: 'boolean', default: false },
  },
});

const FULL: PeerSizes = { most: 1_000_000, ecdh: 50_000, anonlink: 5_000, psiJs: 2_000 };
const QUICK: PeerSizes = { most: 100_000, ecdh: 5_000, anonlink: 1_000, psiJs: 500 };
const [sizes, rounds] = values.quick ? [QUICK, 2] : [FULL, 5];

/** What was looked for, and is in no registry. */
const NOT_TO_BE_HAD: readonly Missing[] = [
  {
    what: "AWS's C3R client",
    why: 'its command is a download of its project alone, and Maven Central gave no `software.amazon.c3r:c3r-sdk-core:3.0.5` when it was asked.',
  },
  {
    what: "SecretFlow's own `psi` program",
    why: 'it comes as a container image; the same protocols are measured through `spu`, which holds that library.',
  },
];

const said = (what: string, { seconds }: Measured): void => {
  console.error(`${what}: ${seconds.toFixed(2)} s`);
};

/** How near the limits of the machine our ingest comes, and how much of its work is left once what is needed is done. */
const measureOurIngest = async (folder: string, ours: Raced | undefined): Promise<string> => {
  const { seconds, cpuSeconds } = summarise(ours?.runs ?? []);
  const drop = { rows: sizes.most, kinds: 2, drop: join(folder, String(sizes.most), 'brand') };
  const limits = await measureLimits({ ...drop, seconds: seconds.median }, rounds);
  const needed = await measureNeeded(drop, rounds);
  return [
    `${await describeMachine()}.`,
    '**Limits of this machine**, and what of each our ingest of two identifiers and two attributes uses.',
    limitsTable(limits),
    `**Needed work** in its ${figure(cpuSeconds?.median ?? 0)} CPU seconds; the rest is decoding, linting, sorting, writing and the start of its threads.`,
    neededTable(needed, cpuSeconds?.median ?? 0),
  ].join('\n\n');
};

/** Everybody beside us; and what an ingest of ours took. */
const measureAll = async (
  folder: string,
): Promise<{ readonly tables: string; readonly ingest: readonly Raced[] }> => {
  const missing = [...NOT_TO_BE_HAD];
  const run = async (contenders: readonly Contender[]): Promise<readonly Raced[]> => {
    const { raced, failed } = await race(contenders, rounds, said);
    missing.push(...failed);
    return raced;
  };
  const overlap = await run(await overlapContenders(folder, sizes, missing));
  const ingest = await run(ingestContenders(folder, sizes.most));
  const prepare = await run(await prepareContenders(folder, sizes.most));
  const tables = [
    `${await describeMachine()}.`,
    '**Overlap.** Time for a person of either list; ours is 1.',
    racedTable(overlap, [
      [OURS, '× a first question'],
      [OURS_WHOLE, '× with both lists taken in'],
    ]),
    '**Ingest.** Two identifiers and two attributes, one list.',
    racedTable(ingest, [['this project: `acceptDrop`', '× ours']]),
    '**Prepare.** A raw file of e-mail addresses and phone numbers, dirt included.',
    racedTable(prepare, [['this project: `airlock prepare`', '× ours']]),
    missingList(missing),
  ].join('\n\n');
  return { tables, ingest };
};

const write = async (name: string, tables: string): Promise<void> => {
  console.log(tables);
  if (!values.quick && !values.print)
    await writeBetween(benchMarks(name, 'npm run bench:peers'), tables);
};

const raceOurIngest = async (folder: string): Promise<readonly Raced[]> => {
  await dataOf(folder, sizes.most);
  return (await race(ingestContenders(folder, sizes.most).slice(0, 1), rounds, said)).raced;
};

const folder = await mkdtemp(join(tmpdir(), 'airlock-peers-'));
try {
  let ingest: readonly Raced[];
  if (values.limits) ingest = await raceOurIngest(folder);
  else {
    const all = await measureAll(folder);
    await write('peers', all.tables);
    ({ ingest } = all);
  }
  await write('limits', await measureOurIngest(folder, ingest[0]));
} finally {
  await rm(folder, { recursive: true, force: true });
}
