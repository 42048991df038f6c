import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { FunctionName } from '#core/access/functions.ts';
import type { Right } from '#infra/acknowledge.ts';
import { functionArn, NETWORK_ACTIONS, type Place } from '#infra/policies/running-rights.ts';

/**
 * What Lambda does with a function's role outside of its code, without naming the function (Lambda
 * guide, "Using source function ARN to control function access behavior"): it reads the variables, makes
 * network interfaces, sets failed calls aside and counts traces. None of it reaches data: the keys of
 * the room decrypt for S3 alone, and S3 asks for the function first; of that which opens sealed drops, see below.
 */
const LAMBDAS_OWN = [
  ...NETWORK_ACTIONS,
  'kms:Decrypt',
  'sqs:SendMessage',
  'xray:PutTelemetryRecords',
];

/**
 * Credentials of a role are worth nothing outside of its own function: neither in another function that
 * was given the role, nor on a machine, nor in a session of a person. Calls that a service hands on,
 * such as Athena's to S3, are spared: whoever asked the service had to pass here.
 */
const onlyOwnFunction = (name: FunctionName, place: Place): PolicyStatement =>
  new PolicyStatement({
    sid: 'OnlyOwnFunction',
    effect: Effect.DENY,
    notActions: LAMBDAS_OWN,
    resources: ['*'],
    conditions: {
      ArnNotEquals: { 'lambda:SourceFunctionArn': functionArn(name, place) },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    },
  });

/**
 * Nor do they open a drop anywhere else: the one key of the room that decrypts for whoever calls it, and not for S3 alone. It
 * stands in the role, for a policy of a key knows no function that a call comes from.
 */
export const onlyOwnFunctionOpens = (name: FunctionName, place: Place, key: string): Right => ({
  statement: new PolicyStatement({
    sid: 'OnlyOwnFunctionOpens',
    effect: Effect.DENY,
    actions: ['kms:Decrypt'],
    resources: [key],
    conditions: { ArnNotEquals: { 'lambda:SourceFunctionArn': functionArn(name, place) } },
  }),
});

/** No bucket of anybody else takes what a role could carry there, whatever its policy allows. */
const onlyRoomBuckets = (buckets: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    sid: 'OnlyRoomBuckets',
    effect: Effect.DENY,
    actions: ['s3:*'],
    notResources: buckets.flatMap((arn) => [arn, `${arn}/*`]),
  });

/** What makes something under a key. To decrypt is left out: Lambda does it with the key of the variables. */
const MAKES_WITH_KEY = [
  'kms:CreateGrant',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:GenerateMac',
  'kms:ReEncrypt*',
  'kms:Sign',
];

/** Nothing is encrypted for a key of anybody else either. */
const onlyRoomKeys = (keys: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    sid: 'OnlyRoomKeys',
    effect: Effect.DENY,
    actions: MAKES_WITH_KEY,
    notResources: [...keys],
  });

/** What the role of a function can never do, whatever allows it. */
export const roleGuards = (
  name: FunctionName,
  place: Place,
  room: { readonly buckets: readonly string[]; readonly keys: readonly string[] },
): readonly Right[] =>
  [onlyOwnFunction(name, place), onlyRoomBuckets(room.buckets), onlyRoomKeys(room.keys)].map(
    (statement) => ({ statement }),
  );
