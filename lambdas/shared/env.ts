import type { AwsEnv } from '#adapters/aws/env.ts';
import { AirlockError } from '#core/errors.ts';

type Variable = keyof AwsEnv;

/** What every function is given: whose room it is, and its ledger. */
const COMMON: readonly Variable[] = [
  'AIRLOCK_COLLABORATION',
  'AIRLOCK_ACCOUNT',
  'AIRLOCK_LEDGER_BUCKET',
  'AIRLOCK_LEDGER_KEY_ARN',
];

const DROPS: readonly Variable[] = ['AIRLOCK_DROP_BUCKETS'];
const STORES: readonly Variable[] = [...DROPS, 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'];

/** The variables of each function: what it is not given, it cannot reach. */
export const FUNCTION_VARIABLES = {
  'read-manifest': [...COMMON, ...DROPS],
  'tokenise-part': [...COMMON, ...DROPS, 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_TOKEN_KEY_ARN'],
  'publish-drop': [...COMMON, ...STORES],
  'refuse-drop': [...COMMON, ...STORES],
  'expire-data': [...COMMON, ...STORES],
  'verify-room': [...COMMON, 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'],
  'answer-question': [
    ...COMMON,
    'AIRLOCK_VAULT_BUCKET',
    'AIRLOCK_RELEASES_BUCKET',
    'AIRLOCK_WORKGROUP',
    'AIRLOCK_DATABASE',
  ],
  'approve-agreement': [...COMMON, 'AIRLOCK_AGREEMENT_DIGEST'],
} as const satisfies Record<string, readonly Variable[]>;

/** The functions of a deployed room, by the folder of each. */
export type FunctionName = keyof typeof FUNCTION_VARIABLES;

/** Every function, to go through. */
export const FUNCTION_NAMES = Object.keys(FUNCTION_VARIABLES) as readonly FunctionName[];

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of one function, without those of others. Throws AirlockError('room') if one is missing. */
export const functionVariables = (name: FunctionName, given: Variables): Variables => {
  const wanted: readonly Variable[] = FUNCTION_VARIABLES[name];
  const missing = wanted.find((variable) => !given[variable]);
  if (missing)
    throw new AirlockError(
      'room',
      `The variable ${missing} of ${name} is missing: deploy the room's stacks again.`,
    );
  const others = Object.entries(given).filter(([variable]) => !variable.startsWith('AIRLOCK_'));
  return {
    ...Object.fromEntries(others),
    ...Object.fromEntries(wanted.map((variable) => [variable, given[variable]])),
  };
};
