import type { PlacedResource } from '#core/deployment/template.ts';
import {
  type PolicyDocument,
  type PolicyStatement,
  policyOf,
} from '#proof/access/policy-document.ts';
import type { PropertyReader } from '#proof/access/property-reader.ts';

type Guarded = readonly [arn: string, policy: PolicyDocument];

const bucketPolicies = (read: PropertyReader): readonly Guarded[] =>
  read
    .each('AWS::S3::BucketPolicy')
    .map((each) => [
      read.arnOfRef('AWS::S3::Bucket', read.text(each, 'Bucket') ?? ''),
      read.policy(each, 'PolicyDocument'),
    ]);

const keyPolicies = (read: PropertyReader): readonly Guarded[] =>
  read.each('AWS::KMS::Key').map((each) => [read.arn(each), read.policy(each, 'KeyPolicy')]);

const trustPolicies = (read: PropertyReader): readonly Guarded[] =>
  read
    .each('AWS::IAM::Role')
    .map((each) => [read.arn(each), read.policy(each, 'AssumeRolePolicyDocument')]);

const messagePolicies = (read: PropertyReader): readonly Guarded[] => [
  ...read
    .each('AWS::SNS::TopicPolicy')
    .flatMap((each) =>
      read
        .texts(each, 'Topics')
        .map((topic): Guarded => [topic, read.policy(each, 'PolicyDocument')]),
    ),
  ...read
    .each('AWS::SQS::QueuePolicy')
    .flatMap((each) =>
      read
        .texts(each, 'Queues')
        .map(
          (url): Guarded => [
            read.arnOfRef('AWS::SQS::Queue', url),
            read.policy(each, 'PolicyDocument'),
          ],
        ),
    ),
];

const PERMISSION_KEYS: Readonly<Record<string, readonly [operator: string, key: string]>> = {
  SourceAccount: ['StringEquals', 'aws:SourceAccount'],
  PrincipalOrgID: ['StringEquals', 'aws:PrincipalOrgID'],
  FunctionUrlAuthType: ['StringEquals', 'lambda:FunctionUrlAuthType'],
  SourceArn: ['ArnLike', 'aws:SourceArn'],
  InvokedViaFunctionUrl: ['Bool', 'lambda:InvokedViaFunctionUrl'],
};

const principalOf = (name: string): PolicyStatement['Principal'] => {
  if (name === '*') return '*';
  if (name.endsWith('.amazonaws.com')) return { Service: name };
  return { AWS: name };
};

const permission = (
  read: PropertyReader,
  each: PlacedResource,
  functionArn: string,
): PolicyStatement => {
  const condition: Record<string, Record<string, string>> = {};
  for (const [property, [operator, key]] of Object.entries(PERMISSION_KEYS)) {
    const value = read.text(each, property);
    if (value !== undefined) condition[operator] = { ...condition[operator], [key]: value };
  }
  return {
    Sid: each.id,
    Effect: 'Allow',
    Principal: principalOf(read.text(each, 'Principal') ?? ''),
    Action: read.text(each, 'Action') ?? '',
    Resource: functionArn,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
};

const functionPolicies = (read: PropertyReader): readonly Guarded[] => {
  const statements = new Map<string, PolicyStatement[]>();
  for (const each of read.each('AWS::Lambda::Permission')) {
    const target = read.text(each, 'FunctionName') ?? '';
    const arn = target.startsWith('arn:') ? target : read.arnOfRef('AWS::Lambda::Function', target);
    statements.set(arn, [...(statements.get(arn) ?? []), permission(read, each, arn)]);
  }
  return [...statements].map(([arn, all]) => [arn, policyOf(...all)]);
};

/**
 * The policy that guards each bucket, key, topic, queue and function, and for each role who may
 * take it, by ARN. Throws if a resource has two.
 */
export const resourcePolicies = (read: PropertyReader): ReadonlyMap<string, PolicyDocument> => {
  const all = [
    ...[bucketPolicies(read), keyPolicies(read), trustPolicies(read)].flat(),
    ...[messagePolicies(read), functionPolicies(read)].flat(),
  ];
  const byArn = new Map(all);
  if (byArn.size < all.length) throw new Error('A resource has two policies.');
  return byArn;
};
