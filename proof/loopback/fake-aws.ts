import type { AthenaClient } from '@aws-sdk/client-athena';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { type AwsRoom, awsDeps } from '#adapters/aws/deps.ts';
import { FakeKms } from '#proof/loopback/fake-kms.ts';
import { FakeS3 } from '#proof/loopback/fake-s3.ts';
import { TEST_WORKGROUP } from '#proof/trino/through-athena.ts';

/** The account that the room is in. */
export const ACCOUNT = '111111111111';
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key`;

/** What the stacks tell a function: each area of the room in a bucket of its own. */
export const ROOM_VARIABLES = {
  AIRLOCK_COLLABORATION: 'flow-room',
  AIRLOCK_ACCOUNT: ACCOUNT,
  AIRLOCK_SHARDS: '1',
  AIRLOCK_DROP_BUCKETS: '{"brand":"drops-brand","publisher":"drops-publisher"}',
  AIRLOCK_VAULT_BUCKET: 'the-vault',
  AIRLOCK_LEDGER_BUCKET: 'the-ledger',
  AIRLOCK_RELEASES_BUCKET: 'the-releases',
  AIRLOCK_RESULTS_BUCKET: 'the-results',
  AIRLOCK_MANIFESTS_A_DAY: '100',
  AIRLOCK_BYTES_A_DAY: '1000000000',
  AIRLOCK_TOKEN_KEY_ARN: `${KEY}/token`,
  AIRLOCK_TOMBSTONE_KEY_ARN: `${KEY}/tombstone`,
  AIRLOCK_TOKEN_EPOCH: '1',
  AIRLOCK_LEDGER_KEY_ARN: `${KEY}/ledger`,
  AIRLOCK_DROP_KEY_ARN: `${KEY}/opener`,
};

/** What they tell a function that asks Athena. */
const QUERY_VARIABLES = {
  AIRLOCK_WORKGROUP: TEST_WORKGROUP.name,
  AIRLOCK_RESULTS_KEY_ARN: TEST_WORKGROUP.resultsKeyArn,
  AIRLOCK_SCAN_LIMIT_BYTES: String(TEST_WORKGROUP.scanLimitBytes),
  AIRLOCK_DATABASE: 'room',
};

/** The adapters of a deployed room over a fake S3 and a fake KMS. */
export class FakeAws {
  readonly s3 = new FakeS3(ACCOUNT);
  readonly kms = new FakeKms();

  /** The ports of a function that has just started: nothing was read yet. Without a client of it there is no Athena. */
  ports(athena?: AthenaClient): AwsRoom {
    const clients = { s3: this.s3.client, kms: this.kms.client, lambda: {} as LambdaClient };
    return athena === undefined
      ? awsDeps(ROOM_VARIABLES, { ...clients, athena: {} as AthenaClient })
      : awsDeps({ ...ROOM_VARIABLES, ...QUERY_VARIABLES }, { ...clients, athena });
  }
}
