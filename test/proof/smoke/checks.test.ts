import { describe, expect, it } from 'vitest';
import { checksOf } from '#proof/smoke/plan.ts';
import { runChecks, tallyOf } from '#proof/smoke/run-checks.ts';
import { smokeRoom } from '#proof/smoke/smoke-room.ts';
import {
  encryptedBy,
  fault,
  forbidden,
  json,
  noSuchKey,
  OUTPUTS,
  policyWithout,
  publicBlocked,
  selectors,
  xml,
} from '#test/proof/smoke/good-aws.ts';
import { type Otherwise, stubSeat } from '#test/proof/smoke/smoke-seat.ts';
import type { WireAnswer, WireCall } from '#test/proof/smoke/stub-aws.ts';

const room = smokeRoom(OUTPUTS);
const OPERATOR = { party: undefined, records: true };
const PARTY = { party: 'brand', records: false };

const STORED: WireAnswer = { status: 200, body: '' };

const on = (
  operation: string,
  answer: WireAnswer | ((call: WireCall) => WireAnswer),
): Otherwise => ({
  aws: (call) => {
    if (call.operation !== operation || !call.secure) return undefined;
    return typeof answer === 'function' ? answer(call) : answer;
  },
});

const overHttp = (operation: string, answer: WireAnswer): Otherwise => ({
  aws: (call) => (call.operation === operation && !call.secure ? answer : undefined),
});

/** A put that S3 takes although a header says something odd. */
const oddPut = (header: string, value?: string): Otherwise => ({
  aws: ({ operation, headers }) =>
    operation === 'PutObject' && headers[header] !== undefined && headers[header] !== value
      ? STORED
      : undefined,
});

const VERSIONS = xml('<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>');
const SSE = 'x-amz-server-side-encryption';

/** How each check of the operator fails, by what begins its name. */
const OPERATOR_FAULTS: readonly (readonly [string, string, Otherwise])[] = [
  ['this caller cannot read', 'the object is handed out', on('GetObject', STORED)],
  [
    'this caller cannot read',
    'only listing is refused',
    on('GetObject', forbidden('s3:ListBucket')),
  ],
  ['this caller cannot read', 'no reason is given', on('GetObject', forbidden())],
  ['this caller cannot read', 'the object is looked for', on('GetObject', noSuchKey())],
  [
    'this caller cannot decrypt',
    'KMS would do it',
    on('Decrypt', fault('DryRunOperationException')),
  ],
  ['this caller cannot decrypt', 'KMS does it', on('Decrypt', json({ KeyId: 'x' }))],
  [
    'this caller cannot make a MAC',
    'KMS would',
    on('GenerateMac', fault('DryRunOperationException')),
  ],
  ['nobody reaches', 'S3 answers', overHttp('GetBucketVersioning', VERSIONS)],
  [
    'nobody reaches',
    'TLS does no better',
    on('GetBucketVersioning', forbidden('s3:GetBucketVersioning')),
  ],
  ['is encrypted', 'it is by S3’s own key', on('GetBucketEncryption', encryptedBy('AES256'))],
  ['is encrypted', 'no key is named', on('GetBucketEncryption', encryptedBy('aws:kms'))],
  ['is closed to the public', 'one block is off', on('GetPublicAccessBlock', publicBlocked(false))],
  ['has a policy', 'nothing is said of TLS', on('GetBucketPolicy', policyWithout('tls'))],
  ['has a policy', 'nothing is said of SSE', on('GetBucketPolicy', policyWithout('encryption'))],
  ['has a policy', 'nothing is said of keys', on('GetBucketPolicy', policyWithout('key'))],
  [
    'keeps what is overwritten',
    'versions are off',
    on('GetBucketVersioning', xml('<VersioningConfiguration/>')),
  ],
  [
    'locks what is written',
    'there is no default',
    on('GetObjectLockConfiguration', xml('<ObjectLockConfiguration/>')),
  ],
  [
    'a ledger entry is encrypted',
    'it is not',
    on('HeadObject', { status: 200, headers: { [SSE]: 'AES256' } }),
  ],
  ['a ledger entry is encrypted', 'there is none', on('HeadObject', { status: 404 })],
  [
    'a ledger entry is locked',
    'the lock has ended',
    on(
      'GetObjectRetention',
      xml(
        '<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2026-11-01T00:00:00Z</RetainUntilDate></Retention>',
      ),
    ),
  ],
  ['the URL for', 'anybody is answered', { urlStatus: 400 }],
  ['the trail is logging', 'it is stopped', on('GetTrailStatus', json({ IsLogging: false }))],
  [
    'the trail is logging',
    'it cannot deliver',
    on('GetTrailStatus', json({ IsLogging: true, LatestDeliveryError: 'AccessDenied' })),
  ],
  [
    'the files of the trail can be validated',
    'validation is off',
    on('GetTrail', json({ Trail: { LogFileValidationEnabled: false, KmsKeyId: 'k' } })),
  ],
  [
    'the trail takes every call',
    'the vault is left out',
    on('GetEventSelectors', selectors(['drops-brand'])),
  ],
  [
    'the trail takes every call',
    'KMS is left out',
    on(
      'GetEventSelectors',
      selectors(undefined, [
        { Field: 'eventCategory', Equals: ['Management'] },
        { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] },
      ]),
    ),
  ],
  ['CloudTrail recorded', 'they never arrive', on('LookupEvents', json({ Events: [] }))],
  [
    'the files of the trail hold',
    'no file is delivered',
    on(
      'ListObjectsV2',
      xml('<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>'),
    ),
  ],
];

/** The same for a party. */
const PARTY_FAULTS: readonly (readonly [string, string, Otherwise])[] = [
  ['the party may put', 'S3 refuses', on('PutObject', forbidden())],
  [
    'the party may put',
    'S3 encrypts otherwise',
    on('PutObject', { status: 200, headers: { [SSE]: 'AES256' } }),
  ],
  ['is closed to objects without KMS', 'S3 takes it', oddPut(SSE, 'aws:kms')],
  ['is closed to objects under another key', 'S3 takes it', oddPut(`${SSE}-aws-kms-key-id`)],
  [
    'is closed to objects under a key of the caller',
    'S3 takes it',
    oddPut(`${SSE}-customer-algorithm`),
  ],
  ['is closed to plain HTTP', 'S3 takes it', overHttp('PutObject', STORED)],
  ['the party cannot read back', 'S3 hands it out', on('GetObject', STORED)],
  ['the party cannot delete', 'S3 removes it', on('DeleteObject', { status: 204 })],
  ['the party cannot put into', 'S3 takes it', on('PutObject', STORED)],
  ['this caller cannot decrypt', 'KMS does it', on('Decrypt', json({ KeyId: 'x' }))],
  [
    'this caller cannot make a MAC',
    'KMS would',
    on('GenerateMac', fault('DryRunOperationException')),
  ],
  ['is told what is not in', 'S3 keeps it to itself', on('GetObject', forbidden('s3:ListBucket'))],
  ['is told what is not in', 'S3 hands something out', on('GetObject', STORED)],
  ['this caller may verify', 'KMS refuses', on('VerifyMac', fault('AccessDeniedException'))],
  ['this caller may verify', 'KMS calls it valid', on('VerifyMac', json({ MacValid: true }))],
  ['the URL for', 'anybody is answered', { urlStatus: 200 }],
];

describe.each([
  ['the operator', OPERATOR, OPERATOR_FAULTS],
  ['a party', PARTY, PARTY_FAULTS],
] as const)('the checks of %s', (_, plan, faults) => {
  it('all pass where all is well', async () => {
    const checked = await runChecks(checksOf(room, plan), stubSeat());
    expect(checked.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(checked.length).toBeGreaterThan(10);
  });

  it.each(faults)('fail where "%s" is not so: %s', async (name, _why, otherwise) => {
    const checked = await runChecks(checksOf(room, plan), stubSeat(otherwise));
    const meant = checked.filter((each) => each.name.includes(name));
    expect(meant.length).toBeGreaterThan(0);
    expect(meant.some(({ outcome }) => outcome === 'failed')).toBe(true);
  });

  it('have each a way to fail that is tried here', () => {
    const untried = checksOf(room, plan).filter(
      (check) => !faults.some(([name]) => check.name.includes(name)),
    );
    expect(untried).toEqual([]);
  });

  it('say nothing that AWS said, and name no bucket, account, key or person', async () => {
    for (const [, , otherwise] of faults) {
      const checked = await runChecks(checksOf(room, plan), stubSeat(otherwise));
      expect(JSON.stringify(checked)).not.toMatch(
        /arn:|secret|\d{12}|drops-|the-vault|the-ledger|request-/,
      );
    }
  });
});

describe('what cannot be looked at', () => {
  it('is skipped and says why, where no auditor looks', async () => {
    const checked = await runChecks(checksOf(room, OPERATOR), stubSeat({ auditor: false }));
    expect(tallyOf(checked)).toMatchObject({ failed: 0, skipped: 3 });
    for (const { outcome, happened } of checked)
      if (outcome === 'skipped') expect(happened).toContain('--auditor-profile');
  });

  it('fails with one sentence where the call cannot be made', async () => {
    const otherwise = on('GetBucketPolicy', xml('<Error><Code>ExpiredToken</Code></Error>', 400));
    const checked = await runChecks(checksOf(room, OPERATOR), stubSeat(otherwise));
    const failed = checked.filter(({ outcome }) => outcome === 'failed');
    expect(new Set(failed.map(({ happened }) => happened))).toEqual(
      new Set(['The AWS credentials are missing, wrong or have expired: sign in again.']),
    );
  });

  it('fails for a party that is none', async () => {
    const checked = await runChecks(
      checksOf(room, { party: 'stranger', records: false }),
      stubSeat(),
    );
    expect(checked[0]).toMatchObject({ outcome: 'failed' });
  });
});
