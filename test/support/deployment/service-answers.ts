import {
  CODE_SHA256,
  type Json,
  type PlacedResource,
  type Template,
} from '#core/deployment/template.ts';
import type { RoomAsDeployed, Settings } from '#test/support/deployment/room-as-deployed.ts';

/** Answers of services about one resource, by the end of the name of their file. */
export type Answers = Readonly<Record<string, unknown>>;

/** What Cloud Control answers, as its command line prints it. */
const cloudControl = (Identifier: string, settings: Settings): unknown => ({
  TypeName: 'AWS::Some::Type',
  ResourceDescription: { Identifier, Properties: JSON.stringify(settings) },
});

interface Asked {
  readonly each: PlacedResource;
  readonly template: Template;
  readonly room: RoomAsDeployed;
  readonly settings: Settings;
}

type Answer = (asked: Asked) => Answers;

const first = (value: Json | undefined): string =>
  String(Array.isArray(value) ? value[0] : (value ?? ''));

const role: Answer = ({ each, room, settings }) => {
  const policies = room.policies.ofRoles.get(String(settings.Arn)) ?? [];
  const Policies = policies.map(({ name, policy }) => ({
    PolicyName: name,
    PolicyDocument: policy as unknown as Json,
  }));
  const given = { ...settings, Policies, Path: '/', MaxSessionDuration: 3_600 };
  return { '': cloudControl(room.nameOf(each), given) };
};

const lambda: Answer = ({ each, template, room, settings }) => {
  const policy = room.policies.ofResources.get(String(settings.Arn));
  const urls = room.naming('AWS::Lambda::Url', 'TargetFunctionArn', settings.Arn);
  const CodeSha256 = template.Resources[each.id]?.Metadata[CODE_SHA256];
  const byItself = {
    PackageType: 'Zip',
    RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' },
    RecursiveLoop: 'Terminate',
    SnapStartResponse: { ApplyOn: 'None' },
  };
  return {
    '': cloudControl(room.nameOf(each), { ...settings, ...byItself }),
    '.get-function-configuration': {
      FunctionName: room.nameOf(each),
      CodeSha256,
      Version: '$LATEST',
    },
    '.get-policy': policy ? { Policy: JSON.stringify(policy), RevisionId: 'r' } : { absent: true },
    '.list-function-url-configs': {
      FunctionUrlConfigs: urls.map((url) => ({
        ...url,
        InvokeMode: 'BUFFERED',
        CreationTime: 'c',
      })),
    },
    '.list-event-source-mappings': { EventSourceMappings: [] },
    '.list-versions-by-function': { Versions: [{ Version: '$LATEST', CodeSha256 }] },
    '.list-aliases': { Aliases: [] },
    '.list-function-event-invoke-configs': { FunctionEventInvokeConfigs: [] },
  };
};

const key: Answer = ({ each, room, settings }) => ({
  '': cloudControl(room.nameOf(each), {
    ...{ EnableKeyRotation: false, ...settings },
    ...{ Enabled: true, MultiRegion: false, Origin: 'AWS_KMS' },
  }),
  '.list-grants': { Grants: [], Truncated: false },
});

const table: Answer = ({ settings }) => ({
  '.get-table': {
    Table: {
      ...(settings.TableInput as Settings),
      DatabaseName: settings.DatabaseName,
      ...{ CreateTime: 'c', Retention: 0, VersionId: '1', IsRegisteredWithLakeFormation: false },
    },
  },
});

const group: Answer = ({ each, room, settings }) => {
  const rules = room.naming('AWS::EC2::SecurityGroupIngress', 'GroupId', settings.GroupId);
  const SecurityGroupIngress = rules.map(({ GroupId, ...rule }) => ({
    ...rule,
    SourceSecurityGroupOwnerId: room.place.account,
  }));
  return { '': cloudControl(room.nameOf(each), { ...settings, SecurityGroupIngress }) };
};

const topic: Answer = ({ each, room }) => {
  const settings = room.settingsOf(each);
  const heard = room.naming('AWS::SNS::Subscription', 'TopicArn', room.nameOf(each));
  const Subscription = heard.map(({ Endpoint = '', Protocol = '' }) => ({ Endpoint, Protocol }));
  return { '': cloudControl(room.nameOf(each), { ...settings, Subscription }) };
};

const byIdentifier =
  (identifier: (settings: Settings) => string): Answer =>
  ({ settings }) => ({ '': cloudControl(identifier(settings), settings) });

const ANSWERS: Readonly<Record<string, Answer>> = {
  'AWS::IAM::Role': role,
  'AWS::Lambda::Function': lambda,
  'AWS::KMS::Key': key,
  'AWS::Glue::Table': table,
  'AWS::EC2::SecurityGroup': group,
  'AWS::SNS::Topic': topic,
  'AWS::S3::BucketPolicy': byIdentifier(({ Bucket }) => String(Bucket)),
  'AWS::SNS::TopicPolicy': byIdentifier(({ Topics }) => first(Topics)),
  'AWS::SQS::QueuePolicy': byIdentifier(({ Queues }) => first(Queues)),
  'AWS::Events::Rule': byIdentifier(({ Arn }) => String(Arn)),
  'AWS::Logs::MetricFilter': ({ each, room, settings }) => ({
    '': cloudControl(`${settings.LogGroupName}|${room.nameOf(each)}`, settings),
  }),
};

/** What the services answer about a resource that was deployed as its template says. */
export const answersAbout = (asked: Omit<Asked, 'settings'>): Answers => {
  const { each, room } = asked;
  const settings = room.settingsOf(each);
  return (
    ANSWERS[each.type]?.({ ...asked, settings }) ?? {
      '': cloudControl(room.nameOf(each), settings),
    }
  );
};
