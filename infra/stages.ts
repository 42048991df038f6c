import { AirlockError } from '#core/errors.ts';
import { parseConfig, type RoomConfig } from '#infra/config.ts';

const SHARED = {
  agreement: 'examples/retail/agreement.yaml',
  region: 'eu-west-1',
  architecture: 'arm64',
  bundles: 'dist/lambdas',
  proven: false,
  epoch: 1,
  deployed: 'airlock-outputs.json',
} as const;

/** The rooms that can be deployed, by the name of their stage. */
const STAGES = {
  /** To try things out: it can be taken down within a day. */
  dev: {
    ...SHARED,
    room: 'airlock-dev',
    isolatedNetwork: false,
    logDays: 30,
    trailDays: 1,
    ledgerLock: { mode: 'GOVERNANCE', days: 1 },
    scanLimitBytes: 10_000_000_000,
    shards: 1,
    intake: { manifestsADay: 50, bytesADay: 20_000_000_000 },
    partsAtOnce: 5,
    // A new account may run ten functions at a time, and none of them can be reserved.
    reservedConcurrency: {},
  },
  /** For the lists of real people. */
  prod: {
    ...SHARED,
    room: 'airlock-prod',
    isolatedNetwork: true,
    logDays: 400,
    trailDays: 400,
    ledgerLock: { mode: 'COMPLIANCE', days: 400 },
    scanLimitBytes: 200_000_000_000,
    shards: 16,
    intake: { manifestsADay: 100, bytesADay: 500_000_000_000 },
    partsAtOnce: 20,
    reservedConcurrency: { 'tokenise-part': 40, 'answer-question': 10 },
  },
} as const satisfies Record<string, RoomConfig>;

/** The names of the stages. */
export const STAGE_NAMES = Object.keys(STAGES) as readonly (keyof typeof STAGES)[];

/** What `-c key=value` may set beside the stage. */
export const SETTABLE = [
  ...(['room', 'agreement', 'region', 'architecture', 'bundles'] as const),
  ...([
    'alarmEmail',
    'monthlyBudgetDollars',
    'shards',
    'proven',
    'epoch',
    'zones',
    'deployed',
  ] as const),
  ...(['partyNotices', 'auditors', 'logArchive', 'codeSigning'] as const),
];

/** What may be set from outside: keys of the configuration by name, as text or as values. */
export type Overrides = Readonly<Record<string, unknown>>;

/** The configuration of a stage. Throws AirlockError('usage') if there is no such stage or it is wrong. */
export const stageConfig = (name: string, overrides: Overrides = {}): RoomConfig => {
  const stage = STAGE_NAMES.find((each) => each === name);
  if (stage === undefined)
    throw new AirlockError(
      'usage',
      `There is no stage "${name}": use one of ${STAGE_NAMES.join(', ')}.`,
    );
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return parseConfig({ ...STAGES[stage], ...Object.fromEntries(given) }, name);
};
