import type { BucketName } from '#core/access/areas.ts';
import { FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import { type Rights, touches } from '#core/access/rights.ts';

type IsGiven = (rights: Rights) => boolean;

const everybody: IsGiven = () => true;
const whoTouches =
  (bucket: BucketName): IsGiven =>
  (rights) =>
    touches(rights, bucket);
const whoQueries: IsGiven = ({ queries }) => queries === true;

/** Each variable that says where a room is, and whom it is given to. */
const GIVEN = {
  AIRLOCK_COLLABORATION: everybody,
  AIRLOCK_ACCOUNT: everybody,
  AIRLOCK_SHARDS: everybody,
  AIRLOCK_LEDGER_BUCKET: whoTouches('ledger'),
  AIRLOCK_LEDGER_KEY_ARN: ({ keys }) => keys['ledger-seal'] !== undefined,
  AIRLOCK_DROP_BUCKETS: whoTouches('drops'),
  AIRLOCK_VAULT_BUCKET: whoTouches('vault'),
  AIRLOCK_RELEASES_BUCKET: whoTouches('releases'),
  AIRLOCK_RESULTS_BUCKET: whoTouches('results'),
  AIRLOCK_TOKEN_KEY_ARN: ({ keys }) => keys['token-root'] !== undefined,
  AIRLOCK_TOMBSTONE_KEY_ARN: ({ keys }) => keys['tombstone-root'] !== undefined,
  AIRLOCK_DROP_KEY_ARN: ({ dropKey }) => dropKey !== undefined,
  AIRLOCK_TOKEN_EPOCH: ({ keys, freezes }) => keys['token-root'] !== undefined || freezes === true,
  AIRLOCK_WORKGROUP: whoQueries,
  AIRLOCK_DATABASE: whoQueries,
  AIRLOCK_RESULTS_KEY_ARN: whoQueries,
  AIRLOCK_SCAN_LIMIT_BYTES: whoQueries,
  AIRLOCK_PAIRING_FUNCTION: ({ calls }) => calls === 'pair-people',
  AIRLOCK_MANIFESTS_A_DAY: ({ areas }) => areas.intake !== undefined,
  AIRLOCK_BYTES_A_DAY: ({ areas }) => areas.intake !== undefined,
  AIRLOCK_AGREEMENT_DIGEST: ({ approves }) => approves === true,
  AIRLOCK_AUDITOR_ROLE: ({ freezes }) => freezes === true,
  AIRLOCK_CODE_DIGEST: ({ approves, queries, draws }) => [approves, queries, draws].includes(true),
} satisfies Readonly<Record<string, IsGiven>>;

/** What a room has only where its agreement has drops sealed. */
const OF_SEALED_ROOMS: readonly string[] = ['AIRLOCK_DROP_KEY_ARN'];

/** Whether every room has it. */
export const isOfEveryRoom = (variable: Variable): boolean => !OF_SEALED_ROOMS.includes(variable);

/** A variable of a function's environment. */
export type Variable = keyof typeof GIVEN;

/** Every variable, to go through. */
export const VARIABLES = Object.keys(GIVEN) as readonly Variable[];

/** The variables of a function: what it may not touch is not even named to it, so it cannot reach it. */
export const variablesOf = (name: FunctionName): readonly Variable[] =>
  VARIABLES.filter((variable) => GIVEN[variable](FUNCTIONS[name].rights));
