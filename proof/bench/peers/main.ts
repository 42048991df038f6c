import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine } from '../machine.ts';
import { benchMarks, writeBetween } from '../page/between-marks.ts';
import { type Measured, medianOf } from '../summary.ts';
import {
  type Contender,
  ingestContenders,
  type Missing,
  OURS,
  OURS_WHOLE,
  overlapContenders,
  type PeerSizes,
  prepareContenders,
} from './contenders.ts';
import { measureLimits } from './limits.ts';
import { limitsTable, missingList, type Raced, race, racedTable } from './peer-tables.ts';

/*
 * `npm run bench:peers`: what one would take instead, on the same people and in the same run, and how near the limits
 * of the machine an ingest is. It writes its tables into README.md; `--quick` is small and only prints.
 */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
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

const ingestSecondsOf = (raced: readonly Raced[]): number =>
  medianOf((raced[0]?.runs ?? []).map(({ seconds }) => seconds));

const measure = async (folder: string): Promise<string> => {
  const missing = [...NOT_TO_BE_HAD];
  const run = async (contenders: readonly Contender[]): Promise<readonly Raced[]> => {
    const { raced, failed } = await race(contenders, rounds, said);
    missing.push(...failed);
    return raced;
  };
  const overlap = await run(await overlapContenders(folder, sizes, missing));
  const ingest = await run(ingestContenders(folder, sizes.most));
  const prepare = await run(await prepareContenders(folder, sizes.most));
  const drop = join(folder, String(sizes.most), 'brand');
  const seconds = ingestSecondsOf(ingest);
  const limits = await measureLimits({ rows: sizes.most, kinds: 2, seconds, drop }, rounds);
  return [
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
    '**Limits of this machine**, and what of each that ingest uses.',
    limitsTable(limits),
  ].join('\n\n');
};

const folder = await mkdtemp(join(tmpdir(), 'airlock-peers-'));
try {
  const tables = await measure(folder);
  console.log(tables);
  if (!values.quick && !values.print)
    await writeBetween(benchMarks('peers', 'npm run bench:peers'), tables);
} finally {
  await rm(folder, { recursive: true, force: true });
}
