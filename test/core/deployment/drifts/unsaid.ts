import type { Json } from '#core/deployment/template.ts';
import {
  at,
  inText,
  type Members,
  type PlantedDrift,
  set,
} from '#test/core/deployment/drifts/planted-drift.ts';

const OF_FUNCTION = { type: 'AWS::Lambda::Function', of: /^answerquestion/ } as const;
const OF_ALARM = { type: 'AWS::CloudWatch::Alarm' } as const;
const OF_HEARER = { type: 'AWS::SNS::Subscription' } as const;
const OF_STEPS = { type: 'AWS::StepFunctions::StateMachine' } as const;

/** Every object in a document, the outermost first. */
const objectsIn = (value: Json): readonly Members[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [value as Members];
  return [...own, ...Object.values(value as Members).flatMap(objectsIn)];
};

/** Drifts in what the templates say nothing of, and in what looks like nothing where it is said. */
export const UNSAID_DRIFTS: readonly PlantedDrift[] = [
  {
    ...OF_FUNCTION,
    what: 'a version of another time',
    answer: '.list-versions-by-function',
    change: (said) =>
      (said.Versions as Json[]).push({ Version: '1', CodeSha256: 'A'.repeat(43), Timeout: 3 }),
    field: 'Versions',
    allows: /Code of another time/,
  },
  {
    ...OF_FUNCTION,
    what: 'another name',
    answer: '.list-aliases',
    change: set('Aliases', [{ Name: 'live', FunctionVersion: '$LATEST', AliasArn: 'a' }]),
    field: 'Aliases',
    allows: /another name/,
  },
  {
    ...OF_FUNCTION,
    what: 'answers sent elsewhere',
    answer: '.list-function-event-invoke-configs',
    change: set('FunctionEventInvokeConfigs', [
      { DestinationConfig: { OnSuccess: { Destination: 'arn:aws:sqs:eu-west-1:9:q' } } },
    ]),
    field: 'Destinations',
    allows: /sent to somebody else/,
  },
  {
    ...OF_STEPS,
    what: 'a result that is kept no more',
    change: (said) =>
      inText(said, 'DefinitionString', (steps) => {
        const discarded = objectsIn(steps).find(({ ResultPath }) => ResultPath === null);
        delete at(discarded).ResultPath;
      }),
    field: 'DefinitionString',
    allows: /other steps/,
  },
  {
    ...OF_STEPS,
    what: 'input that is left out',
    change: (said) =>
      inText(said, 'DefinitionString', (steps) => {
        at(objectsIn(steps).find(({ Type }) => Type === 'Task')).InputPath = null;
      }),
    field: 'DefinitionString',
    allows: /other steps/,
  },
  {
    ...OF_HEARER,
    what: 'a filter that lets nothing through',
    change: set('FilterPolicy', { never: ['x'] }),
    field: 'FilterPolicy',
    allows: /held back/,
  },
  {
    ...OF_HEARER,
    what: 'failed notices elsewhere',
    change: set('RedrivePolicy', { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:9:q' }),
    field: 'RedrivePolicy',
    allows: /somebody else/,
  },
  {
    ...OF_ALARM,
    what: 'a unit in which nothing is counted',
    change: set('Unit', 'Terabits/Second'),
    field: 'Unit',
    allows: /something else/,
  },
  {
    ...OF_ALARM,
    what: 'more figures before it rings',
    change: set('DatapointsToAlarm', 99),
    field: 'DatapointsToAlarm',
    allows: /later/,
  },
  {
    type: 'AWS::Logs::MetricFilter',
    what: 'lines of one account',
    change: set('FieldSelectionCriteria', '@aws.account = "9"'),
    field: 'FieldSelectionCriteria',
    allows: /others are not/,
  },
  {
    type: 'AWS::S3::Bucket',
    what: 'objects that go to an archive',
    change: set('IntelligentTieringConfigurations', [
      { Id: 'x', Status: 'Enabled', Tierings: [{ AccessTier: 'DEEP_ARCHIVE_ACCESS', Days: 180 }] },
    ]),
    field: 'IntelligentTieringConfigurations',
    allows: /nothing can read/,
  },
  {
    type: 'AWS::KMS::Alias',
    what: 'another key of that name',
    change: set('TargetKeyId', 'arn:aws:kms:eu-west-1:999999999999:key/other'),
    field: 'TargetKeyId',
    allows: /another one/,
  },
  {
    type: 'AWS::Lambda::CodeSigningConfig',
    what: 'another publisher',
    change: set('AllowedPublishers', { SigningProfileVersionArns: ['arn:aws:signer:x'] }),
    field: 'AllowedPublishers',
    allows: /somebody else signed/,
  },
  {
    type: 'AWS::Signer::SigningProfile',
    what: 'signatures that end sooner',
    change: set('SignatureValidityPeriod', { Type: 'DAYS', Value: 1 }),
    field: 'SignatureValidityPeriod',
    allows: /longer or shorter/,
  },
  {
    type: 'AWS::EC2::Subnet',
    what: 'addresses of the internet of another age',
    change: set('AssignIpv6AddressOnCreation', true),
    field: 'AssignIpv6AddressOnCreation',
    allows: /internet/,
  },
];
