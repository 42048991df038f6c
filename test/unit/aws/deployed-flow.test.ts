import { createHmac } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { AthenaClient } from '@aws-sdk/client-athena';
import type { KMSClient } from '@aws-sdk/client-kms';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { awsDeps } from '#adapters/aws/deps.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements.ts';
import { FakeS3, vendorError } from '#test/support/aws/fake-s3.ts';
import {
  arrive,
  closeFlowRooms,
  keysIn,
  openFlowRoom,
  people,
} from '#test/unit/lambdas/flow-room.ts';
import { runFlow } from '#test/unit/lambdas/run-flow.ts';

/** Before the logger is made, which is when it reads them. */
vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});

vi.setConfig({ testTimeout: 60_000 });

const ACCOUNT = '111111111111';
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key`;
const ENV = {
  AIRLOCK_COLLABORATION: 'flow-room',
  AIRLOCK_ACCOUNT: ACCOUNT,
  AIRLOCK_DROP_BUCKETS: '{"brand":"drops-brand","publisher":"drops-publisher"}',
  AIRLOCK_VAULT_BUCKET: 'the-vault',
  AIRLOCK_LEDGER_BUCKET: 'the-ledger',
  AIRLOCK_RELEASES_BUCKET: 'the-releases',
  AIRLOCK_TOKEN_KEY_ARN: `${KEY}/token`,
  AIRLOCK_LEDGER_KEY_ARN: `${KEY}/ledger`,
};

interface MacInput {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly Mac?: Uint8Array;
}

const kms = {
  send: async ({ input }: { input: MacInput }) => {
    const mac = createHmac('sha256', input.KeyId).update(input.Message).digest();
    if (!input.Mac) return { Mac: Uint8Array.from(mac) };
    if (!mac.equals(input.Mac)) throw vendorError('KMSInvalidMacException');
    return { MacValid: true };
  },
} as unknown as KMSClient;

const ours = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => /^airlock-(object|work)-/.test(name));

describe('the steps over S3 and KMS', () => {
  afterEach(closeFlowRooms);

  it('accept a drop of several parts, each object in its bucket, and leave no scratch', async () => {
    const s3 = new FakeS3(ACCOUNT);
    const athena = {} as AthenaClient;
    const local = await openFlowRoom({ maxRejectShare: 0.2 });
    const room = { ...local, ...awsDeps(ENV, { s3: s3.client, kms, athena }) };
    await proposeAgreement(room)(room.signed);
    for (const { id } of room.signed.agreement.parties) await approveAgreement(room)(id);
    const parts = [people('brand', 0, 120), people('brand', 100, 200)];
    const arrived = await arrive(room, { party: 'brand', parts });
    const before = await ours();
    expect(await runFlow(room, arrived, { times: 2 })).toMatchObject({ outcome: 'published' });
    expect(await keysIn(room, 'drops/brand/')).toEqual([]);
    expect(await keysIn(room, 'staging/')).toEqual([]);
    expect(await keysIn(room, 'vault/')).toHaveLength(4);
    expect(await keysIn(room, 'reports/')).toHaveLength(1);
    const written = new Map(
      s3.sent
        .filter(({ name }) => name === 'PutObject')
        .map(({ input }) => [input.Key.split('/')[0], input.Bucket]),
    );
    expect(Object.fromEntries(written)).toEqual({
      drops: 'drops-brand',
      staging: 'the-vault',
      vault: 'the-vault',
      reports: 'the-releases',
      ledger: 'the-ledger',
      'ledger-head.json': 'the-ledger',
      agreements: 'the-ledger',
    });
    expect((await ours()).filter((name) => !before.includes(name))).toEqual([]);
  });
});
