import { describe, expect, it } from 'vitest';
import type { Caller } from '#proof/access/caller.ts';
import { decide } from '#proof/access/decide.ts';
import type { DeployedPolicies } from '#proof/access/deployed-policies.ts';
import { type PolicyStatement, policyOf } from '#proof/access/policy-document.ts';
import { type Circumstances, contextOf } from '#proof/access/request.ts';

const OURS = '111111111111';
const BUCKET = 'arn:aws:s3:::vault';
const KEY = `arn:aws:kms:eu-west-1:${OURS}:key/vault`;
const READER = `arn:aws:iam::${OURS}:role/airlock/reader`;
const ACCOUNTS = [`arn:aws:iam::${OURS}:root`, 'arn:aws:iam::999999999999:root'];
const ENDPOINT = 'vpce-ours';

const allowing = (statement: Partial<PolicyStatement>): PolicyStatement => ({
  Sid: 'Open',
  Effect: 'Allow',
  Principal: { AWS: READER },
  Action: 's3:GetObject',
  Resource: `${BUCKET}/*`,
  ...statement,
});

const denying = (condition: PolicyStatement['Condition']): PolicyStatement => ({
  ...allowing({ Sid: 'Closed', Effect: 'Deny', Principal: '*', Action: ['s3:*', 'kms:*'] }),
  Resource: '*',
  ...(condition && { Condition: condition }),
});

const guarding = (...statements: readonly PolicyStatement[]): DeployedPolicies => ({
  ofResources: new Map([
    [BUCKET, policyOf(...statements)],
    [KEY, policyOf(...statements)],
  ]),
  ofRoles: new Map(),
  endpoints: [
    {
      id: ENDPOINT,
      service: 's3',
      policy: policyOf({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }),
    },
  ],
  closedBuckets: new Set([BUCKET]),
});

const reader: Caller = { type: 'role', arn: READER, policies: [] };
const admin: Caller = {
  type: 'role',
  arn: `arn:aws:iam::${OURS}:role/admin`,
  policies: [{ name: 'Admin', policy: policyOf({ Effect: 'Allow', Action: '*', Resource: '*' }) }],
};
const stranger: Caller = { ...admin, arn: 'arn:aws:iam::999999999999:role/admin' };

interface Asked extends Circumstances {
  readonly caller?: Caller;
  readonly action?: string;
  readonly context?: Readonly<Record<string, string>>;
}

const call = ({ action = 's3:GetObject', context = {} }: Asked) => ({
  action,
  arn: action.startsWith('kms:') ? KEY : `${BUCKET}/vault/part.parquet`,
  account: OURS,
  region: 'eu-west-1',
  context,
});

const asked = (policies: DeployedPolicies, request: Asked = {}) =>
  decide(policies, { caller: reader, ...request, call: call(request) });

describe('a decision', () => {
  it('names the statement that allows, also for the session of a role with a path', async () => {
    const decision = await asked(guarding(allowing({})));
    expect(decision).toEqual({
      allowed: true,
      grounds: [{ policy: 'resource policy', statement: 'Open' }],
      silent: [],
    });
  });

  it('names the statement that denies', async () => {
    const policies = guarding(allowing({}), denying({ Bool: { 'aws:SecureTransport': 'false' } }));
    expect(await asked(policies)).toMatchObject({ allowed: true });
    expect(await asked(policies, { tls: 'none' })).toEqual({
      allowed: false,
      grounds: [{ policy: 'resource policy', statement: 'Closed' }],
      silent: [],
    });
  });

  it('names the policies that say nothing, if no statement allows', async () => {
    expect(await asked(guarding(), { caller: stranger })).toEqual({
      allowed: false,
      grounds: [],
      silent: ['resource policy'],
    });
    expect(await asked(guarding(), { caller: { type: 'anonymous' } })).toMatchObject({
      allowed: false,
    });
  });

  it.each<{ what: string; condition: PolicyStatement['Condition']; right?: Asked; wrong: Asked }>([
    {
      what: 'who asks',
      condition: { StringNotEquals: { 'aws:PrincipalArn': [READER] } },
      wrong: { caller: admin },
    },
    {
      what: 'an old TLS',
      condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      right: { tls: '1.2' },
      wrong: { tls: '1.1' },
    },
    {
      what: 'the endpoint',
      condition: { StringNotEquals: { 'aws:SourceVpce': ENDPOINT } },
      right: { endpoint: ENDPOINT },
      wrong: { endpoint: 'vpce-foreign' },
    },
    {
      what: 'the account',
      condition: { StringNotEquals: { 'aws:PrincipalAccount': OURS } },
      wrong: { caller: stranger },
    },
  ])('depends on $what, as IAM tells it', async ({ condition, right, wrong }) => {
    const everyone = { AWS: [READER, ...ACCOUNTS] };
    const policies = guarding(allowing({ Principal: everyone }), denying(condition));
    expect(await asked(policies, right)).toMatchObject({ allowed: true });
    expect(await asked(policies, wrong)).toMatchObject({ allowed: false, silent: [] });
  });

  it('depends on the service that calls a key, and on its encryption context', async () => {
    const key = allowing({ Action: 'kms:Decrypt', Resource: '*' });
    const via = guarding({
      ...key,
      Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
    });
    expect(await asked(via, { action: 'kms:Decrypt', via: ['s3'] })).toMatchObject({
      allowed: true,
    });
    expect(await asked(via, { action: 'kms:Decrypt' })).toMatchObject({ allowed: false });
    const about = guarding({
      ...key,
      Condition: { StringEquals: { 'kms:EncryptionContext:aws:s3:arn': BUCKET } },
    });
    const context = (arn: string) => ({ 'kms:EncryptionContext:aws:s3:arn': arn });
    const decrypt = { action: 'kms:Decrypt', via: ['s3'] } as const;
    expect(await asked(about, { ...decrypt, context: context(BUCKET) })).toMatchObject({
      allowed: true,
    });
    expect(await asked(about, { ...decrypt, context: context('arn:aws:s3:::b') })).toMatchObject({
      allowed: false,
    });
  });

  it('holds a request to the policy of the endpoint it comes by, unless a service hands it on', async () => {
    const policies = guarding(allowing({ Action: 's3:*' }));
    const put = { action: 's3:PutObject' };
    expect(await asked(policies, put)).toMatchObject({ allowed: true });
    expect(await asked(policies, { ...put, endpoint: ENDPOINT })).toMatchObject({
      allowed: false,
      silent: ['own policy', 'endpoint policy'],
    });
    const through = { ...put, endpoint: ENDPOINT, via: ['athena'] } as const;
    expect(await asked(policies, through)).toMatchObject({ allowed: true });
  });

  it('is not made by a public policy on a closed bucket', async () => {
    const policies = guarding(allowing({ Principal: '*' }));
    expect(await asked(policies, { caller: { type: 'anonymous' } })).toEqual({
      allowed: false,
      grounds: [{ policy: 'resource policy', statement: 'Block Public Access' }],
      silent: [],
    });
  });

  it.each([
    ['a key of the context that the action does not have', { context: { 's3:prefix': 'a' } }],
    ['an action that does not exist', { action: 's3:GetObjekt' }],
  ])('is refused for %s', async (_, request) => {
    await expect(asked(guarding(allowing({})), request)).rejects.toThrow(/has no|is no request/);
  });
});

describe('the context of a request', () => {
  it('says of a role what IAM says: the role, never the session', () => {
    expect(contextOf({ caller: reader, call: call({}) })).toEqual({
      'aws:PrincipalArn': READER,
      'aws:PrincipalAccount': OURS,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': 'false',
      'aws:SecureTransport': 'true',
      'aws:ViaAWSService': 'false',
      'aws:SourceIp': '203.0.113.7',
      'aws:ResourceAccount': OURS,
      'aws:RequestedRegion': 'eu-west-1',
      's3:ResourceAccount': OURS,
      's3:TlsVersion': '1.3',
      's3:authType': 'REST-HEADER',
      's3:signatureversion': 'AWS4-HMAC-SHA256',
    });
  });

  it('knows no caller of a request that nobody signed, and no version of no TLS', () => {
    const context = contextOf({ caller: { type: 'anonymous' }, tls: 'none', call: call({}) });
    expect(Object.keys(context).filter((key) => /Principal|Tls|auth/.test(key))).toEqual([]);
  });

  it('loses the network when a service hands the request on', () => {
    const context = contextOf({
      caller: reader,
      endpoint: ENDPOINT,
      via: ['athena'],
      call: call({}),
    });
    expect(context).toMatchObject({
      'aws:ViaAWSService': 'true',
      'aws:CalledVia': ['athena.amazonaws.com'],
    });
    expect(Object.keys(context).filter((key) => /Source|VpcSource/.test(key))).toEqual([]);
  });
});
