import { MAX_KEPT_PEOPLE } from '#core/deployment-limits.ts';
import { keptBytes } from '#core/matching/scan-bytes.ts';
import { ASSUMED } from '../assumptions.ts';
import { sizeOf } from '../inventory.ts';
import { ASSUMED_AT_SCALE } from './assumed-at-scale.ts';
import type { Load } from './load.ts';
import type { AtScale } from './measured-at-scale.ts';
import type { StepUse } from './step-use.ts';

const MILLION = 1_000_000;

/** A query of Athena: what the page calls it, what it takes, and what it reads. */
export interface AthenaQuery {
  readonly name: string;
  readonly cpuSeconds: number;
  readonly bytes: number;
  readonly files: number;
}

/** Bytes of two such lists that a query reads. */
const listBytes = ({ tokenBytes }: Load, { queryScan }: AtScale): number =>
  2 * tokenBytes * queryScan.value;

/** Of each list one file for each kind and shard. */
const listFiles = ({ kinds, shards }: Load): number => 2 * kinds * shards;

const bothLists = (load: Load, measured: AtScale) => ({
  bytes: listBytes(load, measured),
  files: listFiles(load),
});

const millions = (people: number): number => people / MILLION;

/** Computes the match for one answer alone. */
const whole = (load: Load, measured: AtScale): AthenaQuery => ({
  ...{ name: 'Athena: match and count', ...bothLists(load, measured) },
  cpuSeconds: millions(2 * load.rows) * measured.queryCpuSeconds.value,
});

const making = (load: Load, measured: AtScale): AthenaQuery => ({
  ...{ name: 'Athena: match, which is kept', ...bothLists(load, measured) },
  cpuSeconds: millions(2 * load.rows) * measured.makingCpuSeconds.value,
});

const counting = ({ rows }: Load, measured: AtScale): AthenaQuery => ({
  ...{ name: 'Athena: count', files: 1 },
  bytes: keptBytes({ people: { counted: rows, other: rows } }),
  cpuSeconds: millions(rows) * measured.countingCpuSeconds.value,
});

/** Whether a question is the first one on its versions and kinds, or comes after one. */
export type Turn = 'first' | 'later';

/** What a question asks of Athena: of lists that are too long the match is not kept. */
export const queriesOf = (load: Load, measured: AtScale, turn: Turn): readonly AthenaQuery[] => {
  if (load.rows > MAX_KEPT_PEOPLE) return [whole(load, measured)];
  const count = counting(load, measured);
  return turn === 'first' ? [making(load, measured), count] : [count];
};

const SMALL = { deletes: 0, transitions: 0, diskBytes: 0 };

const athenaStep = ({ name, cpuSeconds, files }: AthenaQuery): StepUse => ({
  ...{ name, runs: 1, atOnce: 1, cold: 0, memory: 0, disk: 0, ...SMALL },
  seconds: cpuSeconds / ASSUMED_AT_SCALE.queryProcessors + ASSUMED.smallStepSeconds,
  writes: ASSUMED.athenaResultObjects,
  reads: files * ASSUMED.athenaReadsPerFile,
  kms: ASSUMED.athenaResultObjects + 2,
});

/** Notes, the budget and the answer; and of a match its copy and the note that vouches for it. */
const WRITES: Readonly<Record<Turn, number>> = { first: 6, later: 3 };

/**
 * The steps by which a question is answered. The party asks again until the answer is there; each time the
 * function, warm by then, looks at the execution.
 */
export const questionSteps = (load: Load, measured: AtScale, turn: Turn): readonly StepUse[] => {
  const queries = queriesOf(load, measured, turn).map(athenaStep);
  const seconds = queries.reduce((sum, each) => sum + each.seconds, 0);
  const asked = 1 + Math.ceil(seconds / ASSUMED.questionSeconds);
  return [
    ...queries,
    {
      ...{ name: 'answer-question', runs: asked, atOnce: asked, cold: 1 },
      ...{ ...sizeOf('answer-question'), ...SMALL, seconds: ASSUMED.smallStepSeconds },
      ...{ writes: WRITES[turn], reads: 1, kms: 1 },
    },
  ];
};
