import { type FunctionName, functionsThat } from '#core/access/functions.ts';
import {
  type ControlPolicy,
  controlPolicy,
  type RailStatement,
} from '#proof/rails/control-policy.ts';
import { type GuardedRoom, guardedArns, roomRoles } from '#proof/rails/guarded-room.ts';

/** What anybody may go on doing with what belongs to a room: look, and set going again what got stuck. */
const LOOKING = [
  ...['s3', 'kms', 'lambda', 'states', 'iam', 'cloudtrail', 'events', 'logs', 'sns', 'sqs'].flatMap(
    (service) => [`${service}:Get*`, `${service}:List*`],
  ),
  ...['kms', 'states', 'cloudtrail', 'events', 'logs', 'cloudformation', 'cloudwatch'].map(
    (service) => `${service}:Describe*`,
  ),
  ...['cloudformation:Get*', 'cloudformation:List*', 'cloudformation:DetectStack*'],
  ...['cloudwatch:Get*', 'cloudwatch:List*', 'athena:GetWorkGroup', 'athena:ListTagsForResource'],
  ...['glue:GetCatalog*', 'glue:GetDatabase*', 'glue:GetTable*', 'glue:GetPartition*'],
  ...['logs:FilterLogEvents', 'logs:StartQuery', 'logs:StopQuery', 'logs:StartLiveTail'],
  ...['states:RedriveExecution', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'lambda:Invoke*'],
];

/** The daily functions take no word from who calls them, so the operator may call them in between. */
const TRUSTING: readonly FunctionName[] = functionsThat(
  ({ calledBy }) => calledBy.by !== 'schedule',
);

/** What has no name that could be told beforehand, or none at all: the account is the room's alone. */
const ACCOUNT_WIDE = [
  ...[
    'Accept',
    'Associate',
    'Attach',
    'Authorize',
    'Create',
    'Delete',
    'Detach',
    'Disassociate',
  ].map((verb) => `ec2:${verb}*`),
  ...['Modify', 'Replace', 'Revoke'].map((verb) => `ec2:${verb}*`),
  ...['Associate', 'Create', 'Delete', 'Disassociate', 'Put', 'Tag', 'Untag', 'Update'].map(
    (verb) => `route53resolver:${verb}*`,
  ),
  ...['lambda:CreateEventSourceMapping', 'lambda:UpdateEventSourceMapping'],
  ...['lambda:CreateCodeSigningConfig', 'lambda:UpdateCodeSigningConfig'],
  ...['lambda:DeleteCodeSigningConfig', 'signer:*', 'lakeformation:*'],
  ...['sns:Unsubscribe', 's3:PutAccountPublicAccessBlock', 'events:PutPermission'],
  ...['iam:UpdateSAMLProvider', 'iam:UpdateOpenIDConnectProviderThumbprint'],
  'iam:AddClientIDToOpenIDConnectProvider',
  ...['logs:PutAccountPolicy', 'logs:DeleteAccountPolicy', 'logs:PutResourcePolicy'],
];

/** Of what is looked at, what nobody may: Athena tells how many rows each stage of a query handled. */
const NOBODY = ['athena:GetQueryRuntimeStatistics', 'organizations:LeaveOrganization'];

/**
 * The service control policies of a room, by name: what everybody in the operator's account is denied,
 * its root user and its administrators too. The room's own roles go on working: nobody but a service of AWS can
 * take them, and nobody but the deploy roles can make or change one. `NotAction` says what is left, so that an action that
 * AWS adds tomorrow is denied as well.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
 */
export const serviceControlPolicies = (
  guarded: GuardedRoom,
): Readonly<Record<string, ControlPolicy>> => {
  const { room, account, deployRoles } = guarded;
  const Condition = {
    ArnNotLike: { 'aws:PrincipalArn': [...deployRoles, roomRoles(guarded)] },
  };
  const rail = (Sid: string, of: Pick<RailStatement, 'Action' | 'NotAction' | 'Resource'>) =>
    ({ Sid, Effect: 'Deny', ...of, Condition }) as const;
  const functions = TRUSTING.map((name) => `arn:aws:lambda:*:${account}:function:${room}-${name}*`);
  return {
    'scp-room': controlPolicy(
      rail('OthersOnlyLook', { NotAction: LOOKING, Resource: guardedArns(guarded) }),
    ),
    'scp-account': controlPolicy(
      rail('OnlyTheRoomCallsIts', { Action: ['lambda:Invoke*'], Resource: functions }),
      rail('OthersLeaveTheAccount', { Action: ACCOUNT_WIDE, Resource: '*' }),
      { Sid: 'Nobody', Effect: 'Deny', Action: NOBODY, Resource: '*' },
    ),
  };
};
