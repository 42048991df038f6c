import { describe, expect, it } from 'vitest';
import { unknownConditions } from '#proof/templates/unknown-conditions.ts';
import type { PolicyKind } from '#proof/templates/written-policy.ts';
import { policyOf } from '#test/proof/templates/policy-of.ts';

const faultsOf = (
  Action: string | readonly string[],
  Condition: Readonly<Record<string, unknown>>,
  kind: PolicyKind = 'identity',
) => unknownConditions(policyOf(kind, { Action, Resource: '*', Condition }));

const FUNCTION = 'arn:aws:lambda:eu-west-1:111111111111:function:room-tokenise-part';

describe('a condition that AWS knows', () => {
  it.each([
    ['s3:PutObject', { StringEquals: { 'aws:PrincipalAccount': ['111111111111'] } }],
    ['s3:PutObject', { StringEqualsIfExists: { 'AWS:SourceVpce': 'vpce-1' } }],
    ['s3:PutObject', { Null: { 's3:if-none-match': 'true' } }],
    ['s3:*', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
    ['s3:ListBucket', { StringLike: { 's3:prefix': 'reports/*' } }],
    ['s3:PutObject', { StringEquals: { 's3:RequestObjectTag/purpose': 'x' } }],
    ['kms:Decrypt', { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:*:*:*' } }],
    ['kms:GenerateMac', { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } }],
    ['lambda:InvokeFunction', { Bool: { 'lambda:InvokedViaFunctionUrl': true } }],
    ['ec2:*', { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a'] } }],
    ['sts:AssumeRole', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['ec2:DescribeSubnets', { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } }],
  ])('is taken: %s if %o', async (action, condition) => {
    expect(await faultsOf(action, condition)).toEqual([]);
  });
});

describe('a condition that never holds', () => {
  it.each([
    [{ StringEquals: { 's3:perfix': 'a' } }, 'asks for s3:perfix, which does not exist'],
    [
      { StringEquals: { 'aws:SourceVpcee': 'a' } },
      'asks for aws:SourceVpcee, which does not exist',
    ],
    [
      { StringEquals: { 'aws:PrincipleArn': 'a' } },
      'asks for aws:PrincipleArn, which does not exist',
    ],
    [{ StringIs: { 'aws:SourceVpce': 'a' } }, 'asks by StringIs, which is no operator'],
    [{ NullIfExists: { 'aws:SourceVpce': 'true' } }, 'asks by NullIfExists, which is no operator'],
    [
      { StringEquals: { 's3:prefix': 'a' } },
      'asks for s3:prefix, which no request of s3:PutObject carries',
    ],
    [
      { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
      'asks for kms:ViaService, which no request of s3:PutObject carries',
    ],
    [
      { Bool: { 'aws:SecureTransport': 'no' } },
      'asks whether aws:SecureTransport is no, which it never is',
    ],
    [
      { StringEquals: { 'aws:SecureTransport': 'false' } },
      'asks whether aws:SecureTransport is false, which it never is',
    ],
    [
      { Null: { 's3:if-none-match': 'yes' } },
      'asks whether s3:if-none-match is yes, which it never is',
    ],
    [
      { NumericLessThan: { 's3:TlsVersion': 'old' } },
      'asks whether s3:TlsVersion is old, which it never is',
    ],
    [
      { StringEquals: { 'aws:SourceAccount': 'arn:aws:iam::111111111111:root' } },
      'asks whether aws:SourceAccount is arn:aws:iam::111111111111:root, which it never is',
    ],
    [
      { StringEquals: { 'aws:PrincipalArn': '111111111111' } },
      'asks whether aws:PrincipalArn is 111111111111, which it never is',
    ],
    [
      { ArnLike: { 'aws:SourceArn': 'trail/room' } },
      'asks whether aws:SourceArn is trail/room, which it never is',
    ],
  ])('is named: %o', async (condition, says) => {
    expect(await faultsOf('s3:PutObject', condition)).toEqual([`policy It ${says}`]);
  });

  it('is named for just the actions whose requests lack the key, and for a wildcard if all do', async () => {
    const prefix = { StringEquals: { 's3:prefix': 'a' } };
    expect(await faultsOf(['s3:ListBucket', 's3:GetObject'], prefix)).toEqual([
      'policy It asks for s3:prefix, which no request of s3:GetObject carries',
    ]);
    expect(await faultsOf('s3:List*', prefix)).toEqual([]);
    expect(await faultsOf('s3:Delete*', prefix)).toHaveLength(1);
  });

  it.each(['resource', 'trust'] as const)(
    'is named where only Lambda could meet it: the function that calls, in a policy of a %s',
    async (kind) => {
      const condition = { ArnEquals: { 'lambda:SourceFunctionArn': FUNCTION } };
      expect(await faultsOf('s3:GetObject', condition, kind)).toEqual([
        'policy It asks for lambda:SourceFunctionArn, which no policy of a resource may',
      ]);
    },
  );
});
