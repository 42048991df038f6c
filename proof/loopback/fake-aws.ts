import type { AthenaClient } from '@aws-sdk/client-athena';
import { type AwsRoom, awsDeps } from '#adapters/aws/deps.ts';
import { FakeKms } from '#proof/loopback/fake-kms.ts';
import { FakeS3 } from '#proof/loopback/fake-s3.ts';

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
  AIRLOCK_TOKEN_KEY_ARN: `${KEY}/token`,
  AIRLOCK_LEDGER_KEY_ARN: `${KEY}/ledger`,
};

/** The adapters of a deployed room over a fake S3 and a fake KMS. There is no Athena. */
export class FakeAws {
  readonly s3 = new FakeS3(ACCOUNT);
  readonly kms = new FakeKms();

  /** The ports of a function that has just started: nothing was read yet. */
  ports(): AwsRoom {
    const clients = { s3: this.s3.client, kms: this.kms.client, athena: {} as AthenaClient };
    return awsDeps(ROOM_VARIABLES, clients);
  }
}
