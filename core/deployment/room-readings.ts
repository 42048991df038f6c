import { type Place, placeOfStack } from '#core/deployment/resolve-template.ts';
import type { StackPlace } from '#core/deployment/template.ts';
import type { Reading } from '#core/ports/deployed-settings.ts';

/** A resource that is deployed, as far as it has to be found. */
export interface Deployed {
  readonly stack: string;
  /** Its name in the template. */
  readonly id: string;
  readonly type: string;
  /** Its name in the account. */
  readonly physical: string;
  /** A property of the template as it was deployed, by its path; empty where it says nothing. */
  text(path: string): string;
}

/**
 * Types that decide nothing here, or whose settings belong to what they are attached to and are compared there:
 * all that a role may do, all that may call a function, all that a security group lets through.
 */
export const ATTACHED_TYPES = [
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::Lambda::Permission',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::EC2::SecurityGroupEgress',
];

/** Types that nobody is let in by, and that keep nothing: a page of curves, an upper bound of costs. */
export const UNCOMPARED_TYPES = [
  'AWS::CloudWatch::Dashboard',
  'AWS::Budgets::Budget',
  'AWS::CDK::Metadata',
];

type Naming = (of: Deployed, place: StackPlace) => string;

/** What Cloud Control knows a resource by, where that is not its name in the stack (the `primaryIdentifier` of its type). */
const IDENTIFIERS: Readonly<Record<string, Naming>> = {
  'AWS::S3::BucketPolicy': ({ text }) => text('Bucket'),
  'AWS::SNS::TopicPolicy': ({ text }) => text('Topics.0'),
  'AWS::SQS::QueuePolicy': ({ text }) => text('Queues.0'),
  'AWS::Logs::MetricFilter': ({ physical, text }) => `${text('LogGroupName')}|${physical}`,
  'AWS::Events::Rule': ({ physical }, { account, region }) =>
    physical.startsWith('arn:')
      ? physical
      : `arn:aws:events:${region}:${account}:rule/${physical.replace('|', '/')}`,
};

/**
 * Types that Cloud Control reads under another name: a policy that a stack puts on a topic or a queue is, once it
 * is there, simply the policy of it.
 */
const READ_AS: Readonly<Record<string, string>> = {
  'AWS::SNS::TopicPolicy': 'AWS::SNS::TopicInlinePolicy',
  'AWS::SQS::QueuePolicy': 'AWS::SQS::QueueInlinePolicy',
};

/** What CloudFormation says of a stack: the names of its resources in the account. */
export const stackReading = (stack: string, place: Place): Reading => ({
  operation: 'cloudformation list-stack-resources',
  region: placeOfStack(place, stack).region,
  input: { StackName: stack },
  file: `${stack}.json`,
});

const cloudControl = (of: Deployed, place: StackPlace): Reading => ({
  operation: 'cloudcontrol get-resource',
  region: place.region,
  input: {
    TypeName: READ_AS[of.type] ?? of.type,
    Identifier: IDENTIFIERS[of.type]?.(of, place) ?? of.physical,
  },
  file: `${of.stack}.${of.id}.json`,
});

/** What has to be read of a resource. Cloud Control answers in the words of templates; the rest is what it does not know. */
export const readingsOf = (of: Deployed, room: Place): readonly Reading[] => {
  const place = placeOfStack(room, of.stack);
  const besides = (operation: Reading['operation'], input: Reading['input']): Reading => ({
    ...{ operation, input, region: place.region },
    file: `${of.stack}.${of.id}.${operation.split(' ')[1]}.json`,
  });
  const FunctionName = of.physical;
  switch (of.type) {
    case 'AWS::Glue::Table':
      // Not among the types of Cloud Control (its user guide, “Resource types that support Cloud Control API”).
      return [
        besides('glue get-table', {
          DatabaseName: of.text('DatabaseName'),
          Name: of.text('TableInput.Name'),
        }),
      ];
    case 'AWS::Lambda::Function':
      return [
        cloudControl(of, place),
        besides('lambda get-function-configuration', { FunctionName }),
        besides('lambda get-policy', { FunctionName }),
        besides('lambda list-function-url-configs', { FunctionName }),
        besides('lambda list-event-source-mappings', { FunctionName }),
        besides('lambda list-versions-by-function', { FunctionName }),
        besides('lambda list-aliases', { FunctionName }),
        besides('lambda list-function-event-invoke-configs', { FunctionName }),
      ];
    case 'AWS::KMS::Key':
      return [cloudControl(of, place), besides('kms list-grants', { KeyId: of.physical })];
    default:
      return [cloudControl(of, place)];
  }
};
