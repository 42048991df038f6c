import { textOf } from '#proof/access/policy-statements.ts';
import type { Resource, RoomTemplate } from '#proof/access/synthesised-room.ts';

/** The properties of each type that decide who may do what, and whether it is encrypted and kept. */
const RELEVANT: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': [
    'BucketEncryption',
    'ObjectLockConfiguration',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'VersioningConfiguration',
  ],
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::KMS::Key': ['KeyPolicy', 'KeySpec', 'EnableKeyRotation'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument', 'ManagedPolicyArns', 'Policies'],
  'AWS::IAM::Policy': ['PolicyDocument', 'Roles'],
  'AWS::IAM::ManagedPolicy': ['PolicyDocument', 'Roles'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument'],
  'AWS::SQS::Queue': ['SqsManagedSseEnabled', 'KmsMasterKeyId'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument'],
  'AWS::Lambda::Permission': [
    'Action',
    'Principal',
    'FunctionUrlAuthType',
    'InvokedViaFunctionUrl',
    'SourceArn',
  ],
  'AWS::Lambda::Url': ['AuthType', 'Cors'],
  'AWS::Logs::LogGroup': ['KmsKeyId', 'RetentionInDays'],
  'AWS::EC2::VPCEndpoint': ['PolicyDocument', 'VpcEndpointType'],
  'AWS::EC2::SecurityGroup': ['SecurityGroupEgress', 'SecurityGroupIngress'],
  'AWS::Athena::WorkGroup': ['WorkGroupConfiguration'],
};

/** Intrinsics as the text that they stand for: a snapshot is to be read by people. */
const readable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(readable);
  if (value === null || typeof value !== 'object') return value;
  const [intrinsic, ...others] = Object.keys(value);
  if (others.length === 0 && /^(Ref|Fn::GetAtt|Fn::Join)$/.test(intrinsic ?? ''))
    return `\${${textOf(withoutImports(value))}}`;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, readable(of)]));
};

/** Names of exports hold hashes of what they export: the name of it says enough. */
const withoutImports = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutImports);
  if (value === null || typeof value !== 'object') return value;
  const { 'Fn::ImportValue': name } = value as { 'Fn::ImportValue'?: string };
  if (name !== undefined) return name.replace(/^[\w-]+:ExportsOutput/, '');
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, withoutImports(of)]));
};

/** A policy with a line for each statement, anything else on one line. */
const linesOf = (property: string, value: unknown): readonly string[] => {
  const { Statement } = value as { Statement?: readonly unknown[] };
  return Array.isArray(Statement)
    ? [`  ${property}:`, ...Statement.map((each) => `    ${JSON.stringify(each)}`)]
    : [`  ${property}: ${JSON.stringify(value)}`];
};

const relevantOf = ({ Type, Properties }: Resource): readonly string[] =>
  (RELEVANT[Type] ?? []).flatMap((property) =>
    Properties[property] === undefined ? [] : linesOf(property, readable(Properties[property])),
  );

/** What a template says about security, as text: no code, no sizes, no names of assets. */
export const securityProperties = ({ Resources }: RoomTemplate): string =>
  Object.entries(Resources)
    .filter(([, { Type }]) => RELEVANT[Type] !== undefined)
    .flatMap(([id, resource]) => [`${resource.Type} ${id}`, ...relevantOf(resource), ''])
    .join('\n');
