import { describe, expect, it } from 'vitest';
import { deniesPlainHttp, deniesUnderOtherKey } from '#proof/smoke/policy-denies.ts';

const TLS = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const policy = (...Statement: readonly object[]): string => JSON.stringify({ Statement });
const denies = (changes: object): boolean => deniesPlainHttp(policy({ ...TLS, ...changes }));

describe('a denial of plain HTTP', () => {
  it('counts when it is for everybody, everything and nothing but plain HTTP', () => {
    expect(denies({})).toBe(true);
    expect(denies({ Principal: { AWS: '*' } })).toBe(true);
    expect(denies({ Principal: { AWS: ['*'] }, Action: ['s3:*'] })).toBe(true);
    expect(denies({ Condition: { Bool: { 'aws:SecureTransport': ['false'] } } })).toBe(true);
  });

  it.each([
    ['it allows', { Effect: 'Allow' }],
    ['it is for one account', { Principal: { AWS: 'arn:aws:iam::111111111111:root' } }],
    ['it is for reading', { Action: 's3:GetObject' }],
    ['it is for those with TLS', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    [
      'another condition narrows it',
      { Condition: { ...TLS.Condition, StringEquals: { 'aws:PrincipalOrgID': 'o' } } },
    ],
    ['it has no condition of it', { Condition: {} }],
  ])('does not count where %s', (_, changes) => {
    expect(denies(changes)).toBe(false);
  });
});

const header = (name: string, operator = 'StringNotEquals') => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Condition: { [operator]: { [`s3:x-amz-server-side-encryption${name}`]: 'ours' } },
});

describe('a denial of other encryption', () => {
  it('counts when it names the encryption and the key', () => {
    expect(deniesUnderOtherKey(policy(header(''), header('-aws-kms-key-id')))).toBe(true);
  });

  it('does not count when one of them is missing, or is the wrong way round', () => {
    expect(deniesUnderOtherKey(policy(header('')))).toBe(false);
    expect(deniesUnderOtherKey(policy(header('', 'StringEquals'), header('-aws-kms-key-id')))).toBe(
      false,
    );
  });
});
