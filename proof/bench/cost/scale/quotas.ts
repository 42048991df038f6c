import { MAX_SHARD_ROWS } from '#core/deployment-limits.ts';
import { MAX_PARTS } from '#core/part-limits.ts';
import { stageConfig } from '#infra/stages.ts';
import type { Load } from './load.ts';
import type { AtScale } from './measured-at-scale.ts';
import { queriesOf } from './question-steps.ts';
import { type StepUse, wallSeconds } from './step-use.ts';

/** What a room does with lists of one size. */
export interface Sized {
  readonly load: Load;
  readonly ingest: readonly StepUse[];
  readonly question: readonly StepUse[];
  /** Another one on the same versions and kinds. */
  readonly later: readonly StepUse[];
  readonly measured: AtScale;
}

/** A bound, of AWS or of our own, and how near a room comes to it. */
export interface Quota {
  readonly what: string;
  readonly limit: number;
  readonly uses: (sized: Sized) => number;
  /** What happens at it. */
  readonly atIt: string;
  /** Who says so; none for a bound of ours. */
  readonly source?: string;
}

const AWS_DOCS = 'https://docs.aws.amazon.com';
const LAMBDA = `${AWS_DOCS}/lambda/latest/dg/gettingstarted-limits.html`;
const S3 = `${AWS_DOCS}/AmazonS3/latest/userguide/optimizing-performance.html`;
const STATES = `${AWS_DOCS}/step-functions/latest/dg/service-quotas.html`;
const ATHENA = `${AWS_DOCS}/athena/latest/ug/service-limits.html`;
const KMS = `${AWS_DOCS}/kms/latest/developerguide/requests-per-second.html`;

const isFunction = ({ memory }: StepUse): boolean => memory > 0;
const atOnce = ({ runs, atOnce: most }: StepUse): number => Math.min(runs, most);

const most = (steps: readonly StepUse[], of: (step: StepUse) => number): number =>
  Math.max(0, ...steps.filter(isFunction).map(of));

/** Calls a second of a step in which all its runs are equally far. */
const rate = (of: 'writes' | 'reads' | 'kms') => (step: StepUse) =>
  (step[of] * atOnce(step)) / step.seconds;

/** The bounds that were looked at. Those of AWS are what an account has before anybody asks for more. */
export const QUOTAS: readonly Quota[] = [
  {
    what: 'Lambda: functions at once',
    limit: 1_000,
    uses: ({ ingest }) => most(ingest, atOnce),
    atIt: 'Steps wait and try again. A new account may have 10: ask for more.',
    source: LAMBDA,
  },
  {
    what: 'Lambda: seconds of the longest run',
    limit: 900,
    uses: ({ ingest }) => most(ingest, ({ seconds }) => seconds),
    atIt: 'The run dies and is tried again, from what is left.',
    source: LAMBDA,
  },
  {
    what: 'Lambda: GB on disk',
    limit: 10,
    uses: ({ ingest }) => most(ingest, ({ diskBytes }) => diskBytes / 1024 ** 3),
    atIt: 'The run fails: cut the list into more shards.',
    source: LAMBDA,
  },
  {
    what: 'KMS: requests a second',
    limit: 10_000,
    uses: ({ ingest }) => most(ingest, rate('kms')),
    atIt: 'Requests are throttled and tried again. Some regions have 20,000 or 100,000.',
    source: KMS,
  },
  {
    what: 'S3: puts a second, on one prefix',
    limit: 3_500,
    uses: ({ ingest }) => most(ingest, rate('writes')),
    atIt: 'S3 says "slow down", and splits the prefix while it is tried again.',
    source: S3,
  },
  {
    what: 'S3: gets a second, on one prefix',
    limit: 5_500,
    uses: ({ ingest }) => most(ingest, rate('reads')),
    atIt: 'The same.',
    source: S3,
  },
  {
    what: 'Step Functions: small executions at once in a distributed map',
    limit: 10_000,
    uses: ({ ingest }) =>
      most(
        ingest.filter(({ name }) => name === 'tokenise-part' || name === 'settle-shard'),
        atOnce,
      ),
    atIt: 'More wait their turn.',
    source: STATES,
  },
  {
    what: 'Hours in which a list must be accepted',
    limit: 12,
    uses: ({ ingest }) => ingest.reduce((sum, step) => sum + wallSeconds(step), 0) / 3_600,
    atIt: 'The execution is stopped and the drop refused.',
  },
  {
    what: 'Parts of a list',
    limit: MAX_PARTS,
    uses: ({ load }) => load.parts,
    atIt: 'It is refused: prepare larger parts, of up to five million rows.',
  },
  {
    what: 'Rows of a shard',
    limit: MAX_SHARD_ROWS,
    uses: ({ load }) => load.rows / load.shards,
    atIt: 'It is refused before anything is done.',
  },
  {
    what: 'Athena: minutes of a query',
    limit: 30,
    uses: ({ question }) => Math.max(...question.map(({ seconds }) => seconds)) / 60,
    atIt: 'It is stopped. The quota can be raised.',
    source: ATHENA,
  },
  {
    what: 'GB that one query may scan, in `prod`',
    limit: stageConfig('prod').scanLimitBytes / 1e9,
    uses: ({ load, measured }) =>
      Math.max(...queriesOf(load, measured, 'first').map(({ bytes }) => bytes)) / 1e9,
    atIt: 'It is refused: raise `scanLimitBytes`.',
  },
  {
    what: 'GB that are verified in one day',
    limit: 40,
    uses: ({ load }) => (2 * load.tokenBytes) / 1e9,
    atIt: 'The rest is read on the days after.',
  },
];

/** How near a room comes to a bound: 1 is there. */
export const shareOf = (quota: Quota, sized: Sized): number => quota.uses(sized) / quota.limit;
