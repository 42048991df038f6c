import { beforeEach, describe, expect, it } from 'vitest';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { FakeKms } from '#proof/loopback/fake-kms.ts';
import { vendorError } from '#proof/loopback/fake-s3.ts';

const ARNS = { 'token-root': 'arn:token', 'ledger-seal': 'arn:ledger' } as const;
const message = new TextEncoder().encode('airlock/token/v1/email');

describe('KmsKeyRing', () => {
  let kms: FakeKms;
  let ring: KmsKeyRing;
  beforeEach(() => {
    kms = new FakeKms();
    ring = new KmsKeyRing(kms.client, ARNS);
  });

  it('asks KMS for HMAC-SHA-256 under the key of that name', async () => {
    const mac = await ring.generateMac('token-root', message);
    expect(mac).toHaveLength(32);
    expect(kms.sent).toEqual([
      { KeyId: 'arn:token', Message: message, MacAlgorithm: 'HMAC_SHA_256' },
    ]);
    expect(await ring.verifyMac('token-root', message, mac)).toBe(true);
    expect(await ring.verifyMac('ledger-seal', message, mac)).toBe(false);
  });

  it('takes no call to KMS to reject what no seal can be', async () => {
    for (const mac of [new Uint8Array(), new Uint8Array(31), new Uint8Array(33)])
      expect(await ring.verifyMac('ledger-seal', message, mac)).toBe(false);
    expect(await ring.verifyMac('ledger-seal', new Uint8Array(), new Uint8Array(32))).toBe(false);
    expect(kms.sent).toEqual([]);
  });

  it('uses no key that it was not given', async () => {
    const poor = new KmsKeyRing(kms.client, { 'ledger-seal': 'arn:ledger' });
    await expect(poor.generateMac('token-root', message)).rejects.toThrow(
      'This function was not given the token-root key.',
    );
    expect(kms.sent).toEqual([]);
  });

  it.each([
    ['NotFoundException', /does not find the ledger-seal key/],
    ['AccessDeniedException', /does not let this role use the ledger-seal key/],
    ['DisabledException', /disabled or waiting for deletion/],
    ['KMSInvalidStateException', /disabled or waiting for deletion/],
    ['ThrottlingException', /too busy with the ledger-seal key/],
    ['ExpiredTokenException', /sign in again/],
  ])('tells %s in one safe sentence, and never takes it for a verdict', async (name, says) => {
    kms.fault = vendorError(name);
    for (const call of [
      () => ring.generateMac('ledger-seal', message),
      () => ring.verifyMac('ledger-seal', message, new Uint8Array(32)),
    ]) {
      const error = await call().catch((thrown: Error) => thrown);
      expect(error).toMatchObject({ name: 'AirlockError', code: 'room' });
      expect((error as Error).message).toMatch(says);
    }
  });
});
