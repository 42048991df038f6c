import type { NamedResource, Place } from '#core/deployment/resolve-template.ts';

interface Naming {
  /** What `Ref` gives. */
  ref(resource: NamedResource, place: Place): string;
  /** What `Fn::GetAtt` gives, by the name of the attribute. */
  readonly attributes?: Readonly<Record<string, (resource: NamedResource, place: Place) => string>>;
}

const madeUp = ({ stack, id }: NamedResource): string => `${stack}-${id}`;
const nameIn =
  (property: string) =>
  (resource: NamedResource): string =>
    resource.text(property) ?? madeUp(resource);

/** A name that the service itself makes: the ids of networks and endpoints. */
const idWith =
  (prefix: string) =>
  (resource: NamedResource): string =>
    `${prefix}-${madeUp(resource)}`;

const arnOf =
  (service: string, path: (resource: NamedResource, place: Place) => string) =>
  (resource: NamedResource, place: Place): string =>
    `arn:aws:${service}:${place.region}:${place.account}:${path(resource, place)}`;

const bucketName = (resource: NamedResource, { account, region }: Place): string => {
  const prefix = resource.text('BucketNamePrefix');
  if (prefix !== undefined) return `${prefix}-${account}-${region}-an`;
  return resource.text('BucketName') ?? madeUp(resource).toLowerCase();
};

const roleArn = (resource: NamedResource, { account }: Place): string =>
  `arn:aws:iam::${account}:role${resource.text('Path') ?? '/'}${nameIn('RoleName')(resource)}`;

const managedPolicyArn = (resource: NamedResource, { account }: Place): string =>
  `arn:aws:iam::${account}:policy${resource.text('Path') ?? '/'}${nameIn('ManagedPolicyName')(resource)}`;

const stateMachineArn = arnOf(
  'states',
  (resource) => `stateMachine:${nameIn('StateMachineName')(resource)}`,
);
const topicArn = arnOf('sns', nameIn('TopicName'));
const queueArn = arnOf('sqs', nameIn('QueueName'));
const functionArn = arnOf('lambda', (resource) => `function:${nameIn('FunctionName')(resource)}`);
const networkId = (prefix: string, attribute: string): Naming => ({
  ref: idWith(prefix),
  attributes: { [attribute]: idWith(prefix) },
});

const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::S3::Bucket': {
    ref: bucketName,
    attributes: { Arn: (resource, place) => `arn:aws:s3:::${bucketName(resource, place)}` },
  },
  'AWS::KMS::Key': {
    ref: madeUp,
    attributes: { Arn: arnOf('kms', (resource) => `key/${madeUp(resource)}`), KeyId: madeUp },
  },
  'AWS::IAM::Role': { ref: nameIn('RoleName'), attributes: { Arn: roleArn } },
  'AWS::IAM::ManagedPolicy': { ref: managedPolicyArn },
  'AWS::Lambda::Function': { ref: nameIn('FunctionName'), attributes: { Arn: functionArn } },
  'AWS::Lambda::Url': {
    ref: madeUp,
    attributes: { FunctionUrl: (resource) => `https://${madeUp(resource)}.lambda-url/` },
  },
  'AWS::StepFunctions::StateMachine': {
    ref: stateMachineArn,
    attributes: { Arn: stateMachineArn, Name: nameIn('StateMachineName') },
  },
  'AWS::SNS::Topic': {
    ref: topicArn,
    attributes: { TopicArn: topicArn, TopicName: nameIn('TopicName') },
  },
  'AWS::SQS::Queue': {
    ref: (resource, { account, region }) =>
      `https://sqs.${region}.amazonaws.com/${account}/${nameIn('QueueName')(resource)}`,
    attributes: { Arn: queueArn, QueueName: nameIn('QueueName') },
  },
  'AWS::Events::Rule': {
    ref: nameIn('Name'),
    attributes: { Arn: arnOf('events', (resource) => `rule/${nameIn('Name')(resource)}`) },
  },
  'AWS::Logs::LogGroup': {
    ref: nameIn('LogGroupName'),
    attributes: {
      Arn: arnOf('logs', (resource) => `log-group:${nameIn('LogGroupName')(resource)}:*`),
    },
  },
  'AWS::CloudTrail::Trail': {
    ref: nameIn('TrailName'),
    attributes: {
      Arn: arnOf('cloudtrail', (resource) => `trail/${nameIn('TrailName')(resource)}`),
    },
  },
  'AWS::Athena::WorkGroup': { ref: nameIn('Name') },
  'AWS::Glue::Database': { ref: nameIn('DatabaseName') },
  'AWS::Glue::Table': { ref: nameIn('TableName') },
  'AWS::EC2::VPC': networkId('vpc', 'VpcId'),
  'AWS::EC2::VPCEndpoint': networkId('vpce', 'Id'),
  'AWS::EC2::Subnet': networkId('subnet', 'SubnetId'),
  'AWS::EC2::SecurityGroup': networkId('sg', 'GroupId'),
  'AWS::EC2::RouteTable': networkId('rtb', 'RouteTableId'),
};

const namingOf = ({ type, stack, id }: NamedResource): Naming => {
  const naming = NAMINGS[type];
  if (!naming) throw new Error(`No name is known for a ${type} (${id} of ${stack}).`);
  return naming;
};

/** What `Ref` gives for a resource. Throws for a type that is not known here. */
export const refOf = (resource: NamedResource, place: Place): string =>
  namingOf(resource).ref(resource, place);

/** What `Fn::GetAtt` gives. Throws for an attribute that is not known here. */
export const attributeOf = (resource: NamedResource, name: string, place: Place): string => {
  const attribute = namingOf(resource).attributes?.[name];
  if (!attribute)
    throw new Error(`No attribute ${name} is known for a ${resource.type} (${resource.id}).`);
  return attribute(resource, place);
};
