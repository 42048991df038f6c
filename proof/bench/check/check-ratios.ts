import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeMachine, describeProcessor } from '../machine.ts';
import { figure, markdownTable } from '../page/table.ts';
import { type Measured, medianOf } from '../summary.ts';
import { GUARD_SAYS, type Guard, type GuardName, makeGuards } from './guards.ts';
import { committedRatios, type Length, writeRatios } from './ratios.ts';
import { judgePairs, type Verdict } from './verdict.ts';

/** Rows of the data of each check: the short one takes less than 90 seconds where nothing fell. */
const ROWS: Readonly<Record<Length, number>> = { full: 1_000_000, quick: 300_000 };
/** Pairs that must all fall before it counts, and pairs of which a new ratio is the median. */
const PAIRS: Readonly<Record<Length, number>> = { full: 7, quick: 5 };

const cpuOf = ({ cpuSeconds }: Measured): number => {
  if (cpuSeconds === null) throw new Error('a guarded run says nothing of its CPU time');
  return cpuSeconds;
};

/** One run of each, one after the other. */
const ratioOfPair = async ({ yardstick, ours }: Omit<Guard, 'name'>): Promise<number> =>
  cpuOf(await yardstick()) / cpuOf(await ours());

/** Judges every guard by its committed ratio, with so many pairs of runs at most. */
export const judgeGuards = async (
  guards: readonly Guard[],
  committed: Readonly<Record<GuardName, number>>,
  most: number,
): Promise<ReadonlyMap<GuardName, Verdict>> => {
  const verdicts = new Map<GuardName, Verdict>();
  for (const guard of guards)
    verdicts.set(
      guard.name,
      await judgePairs(committed[guard.name], most, () => ratioOfPair(guard)),
    );
  return verdicts;
};

const measureAnew = async (guards: readonly Guard[], length: Length): Promise<void> => {
  const ratios = {} as Record<GuardName, number>;
  for (const guard of guards) {
    const pairs: number[] = [];
    while (pairs.length < PAIRS[length]) pairs.push(await ratioOfPair(guard));
    ratios[guard.name] = Number(medianOf(pairs).toPrecision(3));
  }
  const [machine, processor] = [await describeMachine(), await describeProcessor()];
  await writeRatios(length, { rows: ROWS[length], machine, processor, ratios });
};

const print = (verdicts: ReadonlyMap<GuardName, Verdict>): void => {
  const rows = [...verdicts].map(([name, { fell, best }]) => [
    ...[name, GUARD_SAYS[name], fell ? 'FELL' : 'holds', figure(best)],
  ]);
  console.log(markdownTable(['Guard', 'Ratio', 'Verdict', 'Of the committed'], rows, 3));
};

/**
 * Compares ratios of CPU time with the committed ones: 1 if one fell by more than a fifth in every pair of runs. With
 * `write` it commits what it measures instead. On another processor than theirs it says what it found, and fails nothing.
 */
export const checkRatios = async ({
  quick,
  write,
}: {
  readonly quick: boolean;
  readonly write: boolean;
}): Promise<0 | 1> => {
  const length: Length = quick ? 'quick' : 'full';
  const folder = await mkdtemp(join(tmpdir(), 'airlock-bench-'));
  try {
    const guards = await makeGuards(folder, ROWS[length]);
    if (write) {
      await measureAnew(guards, length);
      return 0;
    }
    const { ratios, processor } = await committedRatios(length);
    const verdicts = await judgeGuards(guards, ratios, PAIRS[length]);
    print(verdicts);
    if (processor !== (await describeProcessor())) {
      console.log(
        `\nThe committed ratios are those of another processor, ${processor}: nothing fails by them here.`,
      );
      return 0;
    }
    return [...verdicts.values()].some(({ fell }) => fell) ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
