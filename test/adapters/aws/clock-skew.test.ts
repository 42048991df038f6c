import { AthenaClient, GetQueryExecutionCommand } from '@aws-sdk/client-athena';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { asAirlockError, callAws } from '#adapters/aws/vendor-errors.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';
import { jsonReply, s3Error } from '#proof/loopback/service-replies.ts';
import { verifySignature } from '#proof/loopback/verify-signature.ts';
import {
  ACCOUNT,
  HOUR_MS,
  optionsAt,
  SIGNERS,
  sentenceOf,
  skewedService,
} from '#test/support/skewed-service.ts';

const aws = skewedService();

/** What a service does with a request that it could have authenticated, in its own form. */
interface Service {
  readonly name: string;
  /** Asks it for something by the product's own adapter. */
  readonly call: (origin: string) => Promise<unknown>;
  readonly good: Reply;
  /** How it says that the time of a signature is wrong. */
  readonly skewed: (says: string) => Reply;
  readonly forbidden: Reply;
  readonly wrongSecret: Reply;
}

const ofJson = (name: string, good: object, call: Service['call']): Service => ({
  name,
  call,
  good: jsonReply(200, good),
  skewed: (message) => jsonReply(400, { __type: 'InvalidSignatureException', message }),
  forbidden: jsonReply(400, { __type: 'AccessDeniedException', message: 'words of AWS' }),
  wrongSecret: jsonReply(400, {
    __type: 'InvalidSignatureException',
    message: 'The request signature we calculated does not match the signature you provided.',
  }),
});

const SERVICES: readonly Service[] = [
  {
    name: 'S3',
    call: (origin) => {
      const client = new S3Client({ ...optionsAt(origin), forcePathStyle: true });
      const place = { client, bucket: 'the-ledger', owner: ACCOUNT, called: 'the ledger bucket' };
      return new S3ObjectStore(place).get('ledger/1.json');
    },
    good: { status: 200, body: 'x' },
    skewed: () => {
      const { body, ...reply } = s3Error(403, 'RequestTimeTooSkewed');
      const more = `<ServerTime>${aws.timeAtAws().toISOString()}</ServerTime></Error>`;
      return { ...reply, body: String(body).replace('</Error>', more) };
    },
    forbidden: s3Error(403, 'AccessDenied'),
    wrongSecret: s3Error(403, 'SignatureDoesNotMatch'),
  },
  ofJson('KMS', { MacValid: true }, (origin) =>
    new KmsKeyRing(new KMSClient(optionsAt(origin)), { 'ledger-seal': 'arn' }).verifyMac(
      'ledger-seal',
      new Uint8Array(1),
      new Uint8Array(32),
    ),
  ),
  ofJson('Athena', { QueryExecution: {} }, (origin) =>
    callAws('the Athena workgroup', () =>
      new AthenaClient(optionsAt(origin)).send(
        new GetQueryExecutionCommand({ QueryExecutionId: 'x' }),
      ),
    ),
  ),
];

describe.each(SERVICES)('a clock that is wrong, at $name', (service) => {
  const call = (): Promise<unknown> => service.call(aws.origin);

  it.each([
    [2.5 * HOUR_MS, '2 hours 30 minutes behind that of AWS'],
    [-26 * HOUR_MS, '1 day 2 hours ahead of that of AWS'],
    [-6 * 60_000, '6 minutes ahead of that of AWS'],
  ])(
    'is named, with how far it is off, where the service stays with its refusal: %i',
    async (ahead, says) => {
      aws.aheadMs = ahead;
      aws.answer = () => aws.dated(service.skewed('Signature expired: words of AWS'));
      expect(await sentenceOf(call())).toContain(`The clock of this machine is ${says}`);
      aws.answer = () => aws.dated(service.wrongSecret);
      expect(await sentenceOf(call())).toContain(`The clock of this machine is ${says}`);
    },
  );

  it('is set right by the first answer, where the service goes by the time of the second', async () => {
    aws.aheadMs = 3 * HOUR_MS;
    aws.answer = (request) => {
      const verdict = verifySignature(request, SIGNERS, aws.timeAtAws());
      return aws.dated(
        verdict.outcome === 'refused' ? service.skewed(verdict.says ?? '') : service.good,
      );
    };
    const said = await call().catch((error: Error) => error.message);
    expect(JSON.stringify(said)).not.toMatch(/clock|sign in|rights/);
    expect(aws.seen.length).toBeGreaterThan(1);
  });

  it('is not blamed for a right that is missing', async () => {
    aws.aheadMs = 3 * HOUR_MS;
    aws.answer = () => aws.dated(service.forbidden);
    expect(await sentenceOf(call())).toMatch(/does not let this role use/);
  });

  it('is not blamed for a wrong secret while it is right', async () => {
    aws.aheadMs = 3 * 60_000;
    aws.answer = () => aws.dated(service.wrongSecret);
    expect(await sentenceOf(call())).toMatch(/credentials are missing, wrong or have expired/);
  });

  it('is not measured by an answer that was kept on its way', async () => {
    aws.aheadMs = -3 * HOUR_MS;
    aws.answer = () => {
      const { headers, ...reply } = aws.dated(service.wrongSecret);
      return { ...reply, headers: { ...headers, age: '10800' } };
    };
    expect(await sentenceOf(call())).toMatch(/sign in again/);
  });
});

describe('a refusal without a date', () => {
  const said = (fault: object): string =>
    asAirlockError(Object.assign(new Error(), fault), 'the ledger').message;
  const ago = (milliseconds: number): string =>
    `${new Date(Date.now() - milliseconds).toISOString().slice(0, 19)}Z`;
  const stamp = (milliseconds: number): string => ago(milliseconds).replaceAll(/[-:]/g, '');

  it('is measured by the time that S3 adds, or that its words tell', () => {
    const ServerTime = ago(2 * HOUR_MS);
    expect(said({ name: 'RequestTimeTooSkewed', ServerTime })).toContain('2 hours ahead of');
    const message = `Signature not yet current: ${stamp(0)} is still later than ${stamp(1.9 * HOUR_MS)} (${stamp(2 * HOUR_MS)} + 5 min.)`;
    expect(said({ name: 'InvalidSignatureException', message })).toContain('2 hours ahead of');
    expect(said({ name: 'SignatureDoesNotMatch', message })).toContain('2 hours ahead of');
  });

  it('is a matter of time all the same where nothing tells how far the clock is off', () => {
    for (const fault of [
      { name: 'RequestTimeTooSkewed' },
      { name: 'RequestExpired' },
      { name: 'InvalidSignatureException', message: 'Signature expired: words of AWS' },
    ])
      expect(said(fault)).toMatch(/^AWS takes no signature of this time.*set the clock/);
  });

  it('comes from TLS before anything is signed, where the clock is off by months', () => {
    for (const code of ['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED'])
      expect(said({ code })).toMatch(/^By the clock of this machine the certificate of AWS/);
  });
});
