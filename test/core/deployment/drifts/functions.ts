import type { Json } from '#core/deployment/template.ts';
import {
  EVERYBODY,
  inText,
  type PlantedDrift,
  set,
} from '#test/core/deployment/drifts/planted-drift.ts';

const OF_FUNCTION = { type: 'AWS::Lambda::Function', of: /^answerquestion/ } as const;
const OF_STEPS = { type: 'AWS::StepFunctions::StateMachine' } as const;
const OF_RULE = { type: 'AWS::Events::Rule', of: /^Arrivals/ } as const;

/** Drifts of what runs. */
export const FUNCTIONS_DRIFTS: readonly PlantedDrift[] = [
  {
    ...OF_FUNCTION,
    what: 'other code',
    answer: '.get-function-configuration',
    change: set('CodeSha256', 'A'.repeat(43)),
    field: 'CodeSha256',
    allows: /other code/i,
  },
  {
    ...OF_FUNCTION,
    what: 'a layer',
    change: set('Layers', ['arn:aws:lambda:eu-west-1:999999999999:layer:l:1']),
    field: 'Layers',
    allows: /layer/,
  },
  {
    ...OF_FUNCTION,
    what: 'NODE_OPTIONS',
    change: set('Environment', 'Variables', 'NODE_OPTIONS', '--import=/tmp/x.mjs'),
    field: 'Environment.Variables.NODE_OPTIONS',
    allows: /Node loads code/,
  },
  {
    ...OF_FUNCTION,
    what: 'a wrapper',
    change: set('Environment', 'Variables', 'AWS_LAMBDA_EXEC_WRAPPER', '/opt/w'),
    field: 'Environment.Variables.AWS_LAMBDA_EXEC_WRAPPER',
    allows: /in place of the function/,
  },
  {
    ...OF_FUNCTION,
    what: 'another bucket',
    change: set('Environment', 'Variables', 'AIRLOCK_RELEASES_BUCKET', 'elsewhere'),
    field: 'Environment.Variables.AIRLOCK_RELEASES_BUCKET',
    allows: /other buckets/,
  },
  {
    ...OF_FUNCTION,
    what: 'a lie about its code',
    change: set('Environment', 'Variables', 'AIRLOCK_CODE_DIGEST', 'f'.repeat(64)),
    field: 'Environment.Variables.AIRLOCK_CODE_DIGEST',
    allows: /did not approve/,
  },
  {
    ...OF_FUNCTION,
    what: 'another runtime',
    change: set('Runtime', 'nodejs20.x'),
    field: 'Runtime',
    allows: /runtime/i,
  },
  {
    ...OF_FUNCTION,
    what: 'another processor',
    change: set('Architectures', ['x86_64']),
    field: 'Architectures',
    allows: /processor/,
  },
  {
    ...OF_FUNCTION,
    what: 'another entry',
    change: set('Handler', 'index.other'),
    field: 'Handler',
    allows: /entry/,
  },
  {
    ...OF_FUNCTION,
    what: 'another role',
    change: set('Role', 'arn:aws:iam::111111111111:role/Admin'),
    field: 'Role',
    allows: /another role/,
  },
  {
    ...OF_FUNCTION,
    what: 'out of the network',
    change: set('VpcConfig', {}),
    field: 'VpcConfig',
    allows: /network/,
  },
  {
    ...OF_FUNCTION,
    what: 'a shared disk',
    change: set('FileSystemConfigs', [{ Arn: 'a', LocalMountPath: '/mnt/x' }]),
    field: 'FileSystemConfigs',
    allows: /disk/,
  },
  {
    ...OF_FUNCTION,
    what: 'another time limit',
    change: set('Timeout', 3),
    field: 'Timeout',
    allows: /longer/,
  },
  {
    ...OF_FUNCTION,
    what: 'another log',
    change: set('LoggingConfig', 'LogGroup', '/other'),
    field: 'LoggingConfig',
    allows: /logs/,
  },
  {
    ...OF_FUNCTION,
    what: 'a caller',
    answer: '.get-policy',
    change: (said) =>
      inText(said, 'Policy', (policy) => (policy.Statement as Json[]).push(EVERYBODY)),
    field: 'Permissions',
    allows: /call the function/,
  },
  {
    type: 'AWS::Lambda::Function',
    of: /^tokenisepart/,
    what: 'an address',
    answer: '.list-function-url-configs',
    change: set('FunctionUrlConfigs', [{ AuthType: 'NONE', InvokeMode: 'BUFFERED' }]),
    field: 'Urls',
    allows: /address/,
  },
  {
    ...OF_FUNCTION,
    what: 'a queue that calls it',
    answer: '.list-event-source-mappings',
    change: set('EventSourceMappings', [
      { EventSourceArn: 'arn:aws:sqs:eu-west-1:111111111111:q' },
    ]),
    field: 'EventSources',
    allows: /calls the function/,
  },
  {
    type: 'AWS::Lambda::Url',
    what: 'no signature',
    change: set('AuthType', 'NONE'),
    field: 'AuthType',
    allows: /without a signature/,
  },
  {
    type: 'AWS::Lambda::Url',
    what: 'pages of others',
    change: set('Cors', { AllowOrigins: ['*'] }),
    field: 'Cors',
    allows: /browser/,
  },
  {
    ...OF_STEPS,
    what: 'another step',
    change: (said) =>
      inText(said, 'DefinitionString', (steps) => {
        steps.StartAt = 'Copy';
      }),
    field: 'DefinitionString',
    allows: /other steps/,
  },
  {
    ...OF_STEPS,
    what: 'another role of the steps',
    change: set('RoleArn', 'arn:aws:iam::111111111111:role/Admin'),
    field: 'RoleArn',
    allows: /another role/,
  },
  {
    ...OF_STEPS,
    what: 'logs with data',
    change: set('LoggingConfiguration', 'IncludeExecutionData', true),
    field: 'LoggingConfiguration',
    allows: /recorded/,
  },
  {
    ...OF_RULE,
    what: 'a rule that is off',
    change: set('State', 'DISABLED'),
    field: 'State',
    allows: /off/,
  },
  {
    ...OF_RULE,
    what: 'other events',
    change: set('EventPattern', { source: ['aws.ec2'] }),
    field: 'EventPattern',
    allows: /Other events/,
  },
  {
    ...OF_RULE,
    what: 'another target',
    change: set('Targets', 0, 'Arn', 'arn:aws:states:eu-west-1:999999999999:stateMachine:x'),
    field: 'Targets',
    allows: /somebody else/,
  },
];
