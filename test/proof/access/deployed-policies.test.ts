import { describe, expect, it } from 'vitest';
import { parseTemplate } from '#core/deployment/template.ts';
import { deployedPolicies } from '#proof/access/deployed-policies.ts';

const PLACE = { account: '111111111111', region: 'eu-west-1' };
const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'Open', Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }],
};
const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: { RoleName: 'reader', AssumeRolePolicyDocument: POLICY },
};
const FUNCTION = { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'ask' } };
const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111111111111:function:ask';

const policiesIn = (Resources: Readonly<Record<string, unknown>>) =>
  deployedPolicies({ one: parseTemplate({ Resources }) }, PLACE);

describe('the reader of policies', () => {
  it('finds what is inline, attached and managed of a role', () => {
    const given = (Type: string, more: object = {}) => ({
      Type,
      Properties: { PolicyName: Type, PolicyDocument: POLICY, ...more },
    });
    const { ofRoles } = policiesIn({
      Role: {
        ...ROLE,
        Properties: {
          ...ROLE.Properties,
          Policies: [{ PolicyName: 'inline', PolicyDocument: POLICY }],
          ManagedPolicyArns: [{ Ref: 'Managed' }],
        },
      },
      Attached: given('AWS::IAM::Policy', { Roles: [{ Ref: 'Role' }] }),
      Managed: given('AWS::IAM::ManagedPolicy'),
    });
    const names = ofRoles.get('arn:aws:iam::111111111111:role/reader')?.map(({ name }) => name);
    expect(names).toEqual(['inline', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy']);
  });

  it('makes one policy of all permissions of a function, with their conditions', () => {
    const permission = (more: object) => ({
      Type: 'AWS::Lambda::Permission',
      Properties: { FunctionName: { 'Fn::GetAtt': ['Ask', 'Arn'] }, ...more },
    });
    const { ofResources } = policiesIn({
      Ask: FUNCTION,
      Url: permission({
        Action: 'lambda:InvokeFunctionUrl',
        Principal: '222222222222',
        FunctionUrlAuthType: 'AWS_IAM',
      }),
      Rule: permission({
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: 'arn:aws:events:eu-west-1:111111111111:rule/daily',
      }),
    });
    expect(ofResources.get(FUNCTION_ARN)?.Statement).toMatchObject([
      {
        Sid: 'Url',
        Principal: { AWS: '222222222222' },
        Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
      },
      {
        Sid: 'Rule',
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnLike: { 'aws:SourceArn': expect.stringContaining('rule/daily') } },
      },
    ]);
  });

  it.each([
    ['a type that grants', { Type: 'AWS::S3::AccessPoint' }],
    ['a user', { Type: 'AWS::IAM::User' }],
    ['a custom resource', { Type: 'Custom::Anything' }],
    ['a policy in a property', { Type: 'AWS::Odd::Thing', Properties: { Deep: [{ ...POLICY }] } }],
  ])('stops at %s that it does not read', (_, resource) => {
    expect(() => policiesIn({ Thing: resource })).toThrow(/Thing of one grants access/);
  });

  it.each([
    ['a policy of AWS', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
    ['a permissions boundary', { PermissionsBoundary: 'arn:aws:iam::111111111111:policy/b' }],
  ])('stops at a role with %s', (_, more) => {
    const role = { ...ROLE, Properties: { ...ROLE.Properties, ...more } };
    expect(() => policiesIn({ Role: role })).toThrow(/no stack holds|not read here/);
  });

  it('stops at two policies of one bucket', () => {
    const policy = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Vault' }, PolicyDocument: POLICY },
    };
    expect(() =>
      policiesIn({ Vault: { Type: 'AWS::S3::Bucket' }, One: policy, Two: policy }),
    ).toThrow(/two policies/);
  });
});
