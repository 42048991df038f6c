import { PIECE_BYTES } from '#adapters/aws/s3/s3-place.ts';
import { stageConfig } from '#infra/stages.ts';
import { ASSUMED } from '../assumptions.ts';
import { sizeOf } from '../inventory.ts';
import { ASSUMED_AT_SCALE } from './assumed-at-scale.ts';
import type { Load } from './load.ts';
import type { AtScale } from './measured-at-scale.ts';
import type { StepUse } from './step-use.ts';

const MILLION = 1_000_000;
const { bytesPerSecond, secondsPerStoreCall, storeCallsAtOnce, deletesAtOnce } = ASSUMED_AT_SCALE;

const transfer = (bytes: number): number => bytes / bytesPerSecond;
const calling = (calls: number): number => (calls * secondsPerStoreCall) / storeCallsAtOnce;
const deleting = (calls: number): number => (calls * secondsPerStoreCall) / deletesAtOnce;

/** Its start, the ledger, and the entry that it may add. */
const START = ASSUMED.smallStepSeconds;

const NO_FUNCTION = {
  cold: 0,
  memory: 0,
  disk: 0,
  transitions: 0,
  diskBytes: 0,
  deletes: 0,
  reads: 0,
};

/** Pieces in which a file of so many bytes comes down. */
const pieces = (bytes: number): number => Math.max(1, Math.ceil(bytes / PIECE_BYTES));

/** The party puts the parts and the manifest, one after the other. */
const upload = ({ parts }: Load): StepUse => ({
  ...{ name: 'upload', ...NO_FUNCTION, runs: parts + 1, atOnce: 1, seconds: 0 },
  ...{ writes: 1, kms: 1 },
});

const readManifest = ({ parts }: Load): StepUse => ({
  ...{ name: 'read-manifest', runs: 1, atOnce: 1, cold: 1, ...sizeOf('read-manifest') },
  ...{ seconds: START + calling(parts), writes: 1, reads: parts + 1, deletes: 0 },
  ...{ kms: parts + 1, transitions: 2, diskBytes: 0 },
});

/** Files that wait of one part: tokens by kind and shard, people, report. */
const staged = ({ kinds, shards }: Load): number => kinds * shards + 2;

const tokenisePart = (load: Load, { tokeniseSeconds }: AtScale): StepUse => {
  const { rows, parts, dropBytes, tokenBytes } = load;
  const bytes = (dropBytes + tokenBytes) / parts;
  const work = (rows / parts / MILLION) * tokeniseSeconds.value * ASSUMED.slowness;
  const inPieces = pieces(dropBytes / parts);
  const atOnce = stageConfig('prod').partsAtOnce;
  return {
    ...{ name: 'tokenise-part', runs: parts, atOnce, cold: Math.min(parts, atOnce) },
    ...sizeOf('tokenise-part'),
    seconds: START + work + transfer(bytes) + calling(staged(load)),
    ...{ writes: staged(load), reads: inPieces + 1, deletes: 0 },
    ...{ kms: inPieces + load.kinds + 1, transitions: ASSUMED_AT_SCALE.transitionsPerChild },
    diskBytes: bytes,
  };
};

/** Of one kind in one shard: the pieces of all parts come in, and one file goes out. */
const settleShard = (load: Load, { settleSeconds }: AtScale): StepUse => {
  const { rows, parts, shards, kinds, tokenBytes } = load;
  const runs = shards * kinds;
  const bytes = tokenBytes / runs;
  const work = (rows / shards / MILLION) * settleSeconds.value * ASSUMED.slowness;
  const atOnce = stageConfig('prod').partsAtOnce;
  return {
    ...{ name: 'settle-shard', runs, atOnce, cold: Math.min(runs, atOnce) },
    ...sizeOf('settle-shard'),
    seconds: START + work + transfer(2 * bytes) + calling(2 * parts + 1),
    ...{ writes: 3, reads: 2 * parts + 1, deletes: 0 },
    ...{ kms: 3, transitions: ASSUMED_AT_SCALE.transitionsPerChild },
    diskBytes: ASSUMED_AT_SCALE.spill * bytes,
  };
};

/** Puts the reports together, notes the version, and removes what waited and the drop. */
const publishDrop = (load: Load): StepUse => {
  const { parts, shards, kinds } = load;
  const settled = 2 * shards * kinds;
  const reads = parts + settled;
  const deletes = parts * staged(load) + settled + parts + 1;
  return {
    ...{ name: 'publish-drop', runs: 1, atOnce: 1, cold: 1, ...sizeOf('publish-drop') },
    seconds: START + calling(reads) + deleting(deletes),
    ...{ writes: 4 + Math.ceil((kinds * shards) / 1_000) + Math.ceil(deletes / 1_000), deletes },
    ...{ reads: reads, kms: 6, transitions: 3, diskBytes: 0 },
  };
};

/**
 * The steps by which a list is accepted, in their order: the one place to change when the way of a drop changes. A
 * step whose name is a function's is billed as one.
 */
export const ingestSteps = (load: Load, measured: AtScale): readonly StepUse[] => [
  upload(load),
  readManifest(load),
  tokenisePart(load, measured),
  settleShard(load, measured),
  publishDrop(load),
];
