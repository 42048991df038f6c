import { ASSUMED } from '../assumptions.ts';
import { sizeOf } from '../inventory.ts';
import { ASSUMED_AT_SCALE } from './assumed-at-scale.ts';
import type { Load } from './load.ts';
import type { AtScale } from './measured-at-scale.ts';
import type { StepUse } from './step-use.ts';

const MILLION = 1_000_000;

/** CPU seconds of Athena for a question about two such lists. */
const queryCpuSeconds = ({ rows }: Load, { queryCpuSeconds: per }: AtScale): number =>
  ((2 * rows) / MILLION) * per.value;

/** Bytes that it reads. */
export const queryBytes = ({ tokenBytes }: Load, { queryScan }: AtScale): number =>
  2 * tokenBytes * queryScan.value;

/** Files that Athena reads: of each list one for each kind and shard. */
const queryFiles = ({ kinds, shards }: Load): number => 2 * kinds * shards;

/**
 * The steps by which a first question is answered. The party asks again until the answer is there; each time the
 * function, warm by then, looks at the execution.
 */
export const questionSteps = (load: Load, measured: AtScale): readonly StepUse[] => {
  const seconds =
    queryCpuSeconds(load, measured) / ASSUMED_AT_SCALE.queryProcessors + ASSUMED.smallStepSeconds;
  const asked = 1 + Math.ceil(seconds / ASSUMED.questionSeconds);
  const small = { deletes: 0, transitions: 0, diskBytes: 0 };
  return [
    {
      ...{ name: 'Athena', runs: 1, atOnce: 1, cold: 0, seconds, memory: 0, disk: 0, ...small },
      writes: ASSUMED.athenaResultObjects,
      reads: queryFiles(load) * ASSUMED.athenaReadsPerFile,
      kms: ASSUMED.athenaResultObjects + 2,
    },
    {
      ...{ name: 'answer-question', runs: asked, atOnce: asked, cold: 1 },
      ...{ ...sizeOf('answer-question'), ...small, seconds: ASSUMED.smallStepSeconds },
      ...{ writes: 3, reads: 1, kms: 1 },
    },
  ];
};
