import { describe, expect, it } from 'vitest';
import { unknownPrincipals } from '#proof/templates/unknown-principals.ts';
import type { PolicyKind } from '#proof/templates/written-policy.ts';
import { policyOf } from '#test/proof/templates/policy-of.ts';

const faultsOf = (statement: Readonly<Record<string, unknown>>, kind: PolicyKind = 'resource') =>
  unknownPrincipals(policyOf(kind, { Action: 's3:*', Resource: '*', ...statement }));

describe('a principal that IAM knows', () => {
  it.each([
    ['*'],
    [{ AWS: '*' }],
    [{ AWS: ['111111111111', 'arn:aws:iam::222222222222:root'] }],
    [{ AWS: 'arn:aws-cn:iam::111111111111:role/path/room-tokenise-part' }],
    [{ AWS: 'arn:aws:sts::111111111111:assumed-role/room/session' }],
    [{ Service: ['cloudtrail.amazonaws.com', 'logs.eu-west-1.amazonaws.com'] }],
  ])('is taken: %o', (Principal) => {
    expect(faultsOf({ Principal })).toEqual([]);
  });
});

describe('a principal that does not exist', () => {
  it.each([
    ['AWS', '11111111111'],
    ['AWS', 'arn:aws:iam::1111:role/x'],
    ['AWS', 'arn:aws:iam::111111111111:role/*'],
    ['AWS', 'arn:aws:iam::*:root'],
    ['AWS', 'arn:aws:s3:::bucket'],
    ['AWS', 'lambda.amazonaws.com'],
    ['Service', 'lamda.amazonaws.com'],
    ['Service', 'cloudtrail.eu-west-1.amazonaws.com'],
    ['Service', 'logs.ireland.amazonaws.com'],
    ['Service', '*'],
    ['Accounts', '111111111111'],
  ])('is named: %s %s', (type, name) => {
    expect(faultsOf({ Principal: { [type]: name } })).toEqual([
      `policy It names the ${type} principal ${name}, which does not exist`,
    ]);
  });
});

describe('a policy of its kind', () => {
  it.each([
    ['resource', {}, 'names no principal'],
    ['trust', {}, 'names no principal'],
    ['identity', { Principal: '*' }, 'names a principal, which a policy of principals may not'],
    [
      'service-control',
      { Principal: '*' },
      'names a principal, which a policy of principals may not',
    ],
    ['resource-control', { Principal: { AWS: '111111111111' } }, 'names others than everybody'],
    [
      'resource',
      { NotPrincipal: { AWS: '111111111111' } },
      'spares by NotPrincipal, which forgets sessions of a role',
    ],
  ] as const)('of a %s with %o is told that it %s', (kind, statement, says) => {
    expect(faultsOf(statement, kind)).toEqual([`policy It ${says}`]);
  });

  it.each([
    ['identity', {}],
    ['service-control', {}],
    ['resource-control', { Principal: '*' }],
  ] as const)('of a %s with %o is taken', (kind, statement) => {
    expect(faultsOf(statement, kind)).toEqual([]);
  });
});
