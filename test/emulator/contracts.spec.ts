import { randomUUID } from 'node:crypto';
import { CreateKeyCommand, type CreateKeyCommandInput, KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, inject } from 'vitest';
import { KmsDropOpener } from '#adapters/aws/kms/kms-drop-opener.ts';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';
import { makeScratchFolder } from '#proof/emulator/scratch-folder.ts';
import { startEmulator } from '#proof/emulator/start-emulator.ts';
import { dropOpenerContract } from '#test/contract/drop-opener.contract.ts';
import { keyRingContract } from '#test/contract/key-ring.contract.ts';
import { ledgerContract } from '#test/contract/ledger.contract.ts';
import { objectStoreContract } from '#test/contract/object-store.contract.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';

let s3: S3Client;
let kms: KMSClient;
let close: () => Promise<void>;

beforeAll(async () => {
  const { path: folder, remove } = await makeScratchFolder('contracts');
  const { python } = inject('emulator');
  // No function runs here.
  const emulator = await startEmulator({ python, folder, functionHost: 'http://127.0.0.1:1' });
  const options = {
    endpoint: emulator.url,
    region: REGION,
    credentials: { accessKeyId: ACCOUNTS.operator, secretAccessKey: 'test' },
  };
  s3 = new S3Client({ ...options, forcePathStyle: true });
  kms = new KMSClient(options);
  close = async () => {
    await emulator.stop();
    await remove();
  };
});
afterAll(() => close());

/** An empty bucket. */
const openStore = async (): Promise<S3ObjectStore> => {
  const bucket = `contract-${randomUUID()}`;
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return new S3ObjectStore({ client: s3, bucket, owner: ACCOUNTS.operator, called: 'the bucket' });
};

const makeKey = async (
  spec: Pick<CreateKeyCommandInput, 'KeySpec' | 'KeyUsage'> = {
    ...{ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
  },
): Promise<string> => {
  const { KeyMetadata } = await kms.send(new CreateKeyCommand(spec));
  return KeyMetadata?.Arn ?? '';
};

/** Keys that nobody has used yet. */
const openKeyRing = async (): Promise<KmsKeyRing> =>
  new KmsKeyRing(kms, {
    'token-root': await makeKey(),
    'ledger-seal': await makeKey(),
    'tombstone-root': await makeKey(),
  });

objectStoreContract('S3ObjectStore over the emulator', openStore);
keyRingContract('KmsKeyRing over the emulator', openKeyRing);
dropOpenerContract(
  'KmsDropOpener over the emulator',
  async () =>
    new KmsDropOpener(kms, await makeKey({ KeySpec: 'RSA_4096', KeyUsage: 'ENCRYPT_DECRYPT' })),
);
ledgerContract('ObjectLedger over S3 and KMS of the emulator', async () => {
  const [objects, keyRing] = [await openStore(), await openKeyRing()];
  return {
    objects,
    keyRing,
    open: () => new ObjectLedger({ objects, keyRing, clock: stepClock() }),
  };
});
