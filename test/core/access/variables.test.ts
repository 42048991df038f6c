import { describe, expect, it } from 'vitest';
import { AwsEnv } from '#adapters/aws/env.ts';
import { FUNCTION_NAMES, type FunctionName } from '#core/access/functions.ts';
import { VARIABLES, type Variable, variablesOf } from '#core/access/variables.ts';

const EVERYBODY: readonly Variable[] = [
  'AIRLOCK_COLLABORATION',
  'AIRLOCK_ACCOUNT',
  'AIRLOCK_SHARDS',
  'AIRLOCK_LEDGER_BUCKET',
  'AIRLOCK_LEDGER_KEY_ARN',
];

const INTAKE: readonly Variable[] = ['AIRLOCK_MANIFESTS_A_DAY', 'AIRLOCK_BYTES_A_DAY'];

/** What each function is told beside that, written by hand. */
const TOLD: Readonly<Record<FunctionName, readonly Variable[]>> = {
  'read-manifest': ['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_RELEASES_BUCKET', ...INTAKE],
  'tokenise-part': [
    ...(['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_VAULT_BUCKET'] as const),
    ...(['AIRLOCK_TOKEN_KEY_ARN', 'AIRLOCK_TOKEN_EPOCH', 'AIRLOCK_TOMBSTONE_KEY_ARN'] as const),
    'AIRLOCK_DROP_KEY_ARN',
  ],
  'settle-shard': ['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_VAULT_BUCKET'],
  'publish-drop': ['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'],
  'forget-people': [
    ...(['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'] as const),
    ...(['AIRLOCK_TOKEN_KEY_ARN', 'AIRLOCK_TOKEN_EPOCH', 'AIRLOCK_TOMBSTONE_KEY_ARN'] as const),
    'AIRLOCK_DROP_KEY_ARN',
  ],
  'refuse-drop': [
    ...(['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'] as const),
    ...INTAKE,
  ],
  'expire-data': ['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'],
  'verify-room': [
    ...(['AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET', 'AIRLOCK_TOMBSTONE_KEY_ARN'] as const),
  ],
  'answer-question': [
    'AIRLOCK_VAULT_BUCKET',
    'AIRLOCK_RELEASES_BUCKET',
    'AIRLOCK_RESULTS_BUCKET',
    'AIRLOCK_WORKGROUP',
    'AIRLOCK_DATABASE',
    'AIRLOCK_CODE_DIGEST',
    'AIRLOCK_RESULTS_KEY_ARN',
    'AIRLOCK_SCAN_LIMIT_BYTES',
    'AIRLOCK_PAIRING_FUNCTION',
  ],
  'pair-people': ['AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'],
  'make-list': ['AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET', 'AIRLOCK_CODE_DIGEST'],
  'tell-subject': [
    ...(['AIRLOCK_DROP_BUCKETS', 'AIRLOCK_VAULT_BUCKET', 'AIRLOCK_RELEASES_BUCKET'] as const),
    ...(['AIRLOCK_TOKEN_KEY_ARN', 'AIRLOCK_TOKEN_EPOCH', 'AIRLOCK_TOMBSTONE_KEY_ARN'] as const),
    'AIRLOCK_DROP_KEY_ARN',
  ],
  'approve-agreement': ['AIRLOCK_AGREEMENT_DIGEST', 'AIRLOCK_CODE_DIGEST'],
  'freeze-room': ['AIRLOCK_AUDITOR_ROLE', 'AIRLOCK_TOKEN_EPOCH'],
};

describe('the environment', () => {
  it.each(FUNCTION_NAMES)('of %s names what it may touch, and nothing else', (name) => {
    expect([...variablesOf(name)].sort()).toEqual([...EVERYBODY, ...TOLD[name]].sort());
  });

  it('is what its reader knows, and may lack what not everybody is given', () => {
    expect(Object.keys(AwsEnv.shape).sort()).toEqual([...VARIABLES].sort());
    for (const variable of VARIABLES)
      if (!FUNCTION_NAMES.every((name) => variablesOf(name).includes(variable)))
        expect(AwsEnv.shape[variable].safeParse(undefined).success, variable).toBe(true);
  });
});
