import { App, Aws, CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { type Json, parseTemplate, type Stacks } from '#core/deployment/template.ts';
import { resolverOf } from '#proof/access/resolve-template.ts';

const PLACE = { account: '111111111111', region: 'eu-west-1' };

const resolved = (value: Json, stacks: Stacks = {}): Json =>
  resolverOf(stacks, PLACE).valueOf('one', value);

const stackWith = (resources: Readonly<Record<string, unknown>>): Stacks => ({
  one: parseTemplate({
    Resources: resources,
    Parameters: { Size: { Type: 'String', Default: '7' }, Asked: { Type: 'String' } },
  }),
});

describe('the resolver of templates', () => {
  it.each<[string, Json, Json]>([
    ['pseudo parameters', { Ref: 'AWS::AccountId' }, '111111111111'],
    ['partitions', { Ref: 'AWS::Partition' }, 'aws'],
    ['joins', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 'b']] }, 'a-eu-west-1-b'],
    ['splits', { 'Fn::Split': ['/', 'a/b'] }, ['a', 'b']],
    ['selections', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    ['substitutions', { 'Fn::Sub': `\${AWS::Region}/\${!kept}` }, `eu-west-1/\${kept}`],
    ['own names of a substitution', { 'Fn::Sub': [`\${Name}!`, { Name: 'x' }] }, 'x!'],
    ['what is deep inside', [{ a: [{ Ref: 'AWS::StackName' }] }], [{ a: ['one'] }]],
    ['absent values', { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }] }, { b: [] }],
    ['plain values', { a: 1, b: true, c: null }, { a: 1, b: true, c: null }],
  ])('knows %s', (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('knows the names and ARNs of resources, given or made up', () => {
    const stacks = stackWith({
      Vault: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': 'vault-$' } } },
      Drops: { Type: 'AWS::S3::Bucket' },
      Key: { Type: 'AWS::KMS::Key' },
    });
    expect(resolved({ 'Fn::GetAtt': ['Vault', 'Arn'] }, stacks)).toBe('arn:aws:s3:::vault-$');
    expect(resolved({ 'Fn::Sub': `\${Drops.Arn}/*` }, stacks)).toBe('arn:aws:s3:::one-drops/*');
    expect(resolved({ 'Fn::GetAtt': 'Key.Arn' }, stacks)).toBe(
      'arn:aws:kms:eu-west-1:111111111111:key/one-Key',
    );
    expect(resolved({ Ref: 'Size' }, stacks)).toBe('7');
  });

  it.each<[string, Json, RegExp]>([
    ['an intrinsic', { 'Fn::Base64': 'x' }, /Fn::Base64/],
    ['a condition', { 'Fn::If': ['A', 'x', 'y'] }, /Fn::If/],
    ['a pseudo parameter', { Ref: 'AWS::NotificationARNs' }, /NotificationARNs/],
    ['a resource', { Ref: 'Nobody' }, /no resource Nobody/],
    ['a type', { Ref: 'Thing' }, /No name is known for a AWS::Odd::Thing/],
    ['an attribute', { 'Fn::GetAtt': ['Key', 'Colour'] }, /No attribute Colour/],
    ['an export', { 'Fn::ImportValue': 'nothing' }, /No stack exports nothing/],
    ['a parameter without default', { Ref: 'Asked' }, /no resource Asked/],
    ['a list in a text', { 'Fn::Join': ['', [['a']]] }, /is not a text/],
    ['a selection beyond the end', { 'Fn::Select': [2, ['a']] }, /finds nothing/],
  ])('stops at %s that it does not know', (_, value, fault) => {
    const stacks = stackWith({
      Thing: { Type: 'AWS::Odd::Thing' },
      Key: { Type: 'AWS::KMS::Key' },
    });
    expect(() => resolved(value, stacks)).toThrow(fault);
  });

  it('follows what CDK makes of references between stacks', () => {
    const app = new App();
    const data = new Stack(app, 'data');
    const bucket = new Bucket(data, 'Vault', { encryptionKey: new Key(data, 'Key') });
    const pipeline = new Stack(app, 'pipeline');
    const role = new Role(pipeline, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        all: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['s3:GetObject'],
              resources: [bucket.arnForObjects('vault/*'), Fn.select(0, [bucket.bucketArn])],
            }),
          ],
        }),
      },
    });
    new CfnOutput(pipeline, 'RoleArn', { value: `${role.roleArn} in ${Aws.ACCOUNT_ID}` });
    const stacks = Object.fromEntries(
      app
        .synth()
        .stacks.map(({ stackName, template }) => [stackName, parseTemplate(template)] as const),
    );
    const resolver = resolverOf(stacks, PLACE);
    const text = JSON.stringify(
      Object.values(stacks.pipeline?.Resources ?? {}).map(({ Properties }) =>
        resolver.valueOf('pipeline', Properties),
      ),
    );
    expect(text).toMatch(/"arn:aws:s3:::data-vault[a-z0-9]+\/vault\/\*"/);
    expect(text).not.toMatch(/Fn::|"Ref"/);
    expect(resolver.textOf('pipeline', stacks.pipeline?.Outputs.RoleArn?.Value)).toMatch(
      /^arn:aws:iam::111111111111:role\/pipeline-Role[A-Z0-9]+ in 111111111111$/,
    );
  });
});
