import { z } from 'zod';
import type { PlannedRoom } from '#proof/preflight/planned-room.ts';

/** A name that CloudFormation would give, and that nobody else in account and region may have. */
export interface NamedResource {
  readonly type: string;
  readonly region: string;
  readonly name: string;
  /** By what Cloud Control finds it. */
  readonly identifier: string;
}

interface Place {
  readonly account: string;
  readonly region: string;
}

interface Naming {
  /** Path of the property that holds the name. */
  readonly property: readonly string[];
  /** The primary identifier of the type, where that is not the name itself. */
  readonly identifier?: (name: string, place: Place) => string;
}

const arn =
  (service: string, kind = ''): Naming['identifier'] =>
  (name, { account, region }) =>
    `arn:aws:${service}:${region}:${account}:${kind}${name}`;

/**
 * The kinds whose names are unique, with the primary identifiers of their resource types
 * (https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-identifier.html).
 */
const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::Athena::WorkGroup': { property: ['Name'] },
  'AWS::CloudTrail::Trail': { property: ['TrailName'] },
  'AWS::CloudWatch::Alarm': { property: ['AlarmName'] },
  'AWS::Events::Rule': { property: ['Name'], identifier: arn('events', 'rule/') },
  'AWS::Glue::Database': { property: ['DatabaseInput', 'Name'] },
  'AWS::IAM::Role': { property: ['RoleName'] },
  'AWS::KMS::Alias': { property: ['AliasName'] },
  'AWS::Lambda::Function': { property: ['FunctionName'] },
  'AWS::Logs::LogGroup': { property: ['LogGroupName'] },
  'AWS::S3::Bucket': { property: ['BucketName'] },
  'AWS::SNS::Topic': { property: ['TopicName'], identifier: arn('sns') },
  'AWS::SQS::Queue': {
    property: ['QueueName'],
    identifier: (name, { account, region }) =>
      `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  },
  'AWS::StepFunctions::StateMachine': {
    property: ['StateMachineName'],
    identifier: arn('states', 'stateMachine:'),
  },
};

/** The kinds of which a name is looked for. */
export const NAMED_TYPES = Object.keys(NAMINGS);

const nameAt = (properties: unknown, path: readonly string[]): string | undefined => {
  let value = properties;
  for (const key of path) value = z.record(z.string(), z.unknown()).safeParse(value).data?.[key];
  return typeof value === 'string' ? value : undefined;
};

/** Every fixed name of a room. What CloudFormation names by itself cannot be taken. */
export const namedResources = ({ operator, stacks }: PlannedRoom): readonly NamedResource[] =>
  stacks.flatMap(({ region, resources }) =>
    resources.flatMap(({ type, properties }) => {
      const naming = Object.hasOwn(NAMINGS, type) ? NAMINGS[type] : undefined;
      const name = naming && nameAt(properties, naming.property);
      if (!naming || name === undefined) return [];
      const identifier = naming.identifier?.(name, { account: operator, region }) ?? name;
      return [{ type, region, name, identifier }];
    }),
  );
