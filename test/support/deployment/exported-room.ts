import type { Place } from '#core/deployment/resolve-template.ts';
import {
  type Json,
  type PlacedResource,
  parseTemplate,
  placedIn,
  type Stacks,
} from '#core/deployment/template.ts';
import type { DeployedSettings, Reading } from '#core/ports/deployed-settings.ts';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { deployedPolicies } from '#proof/access/deployed-policies.ts';
import { resolverOf } from '#proof/access/resolve-template.ts';
import { stage } from '#proof/access/synthesised-room.ts';

export type Settings = Record<string, Json>;

/** A room as somebody who may read all of it exports it: the answers of the services, by file. */
export interface ExportedRoom {
  readonly stacks: Stacks;
  readonly place: Place;
  readonly files: Map<string, unknown>;
}

/** The templates of a stage, by stack. */
export const stacksOf = (name: 'dev' | 'prod'): Stacks => {
  const { network, data, pipeline, templates } = stage(name);
  return Object.fromEntries(
    [
      [network?.stackName, templates.network] as const,
      [data.stackName, templates.data] as const,
      [pipeline.stackName, templates.pipeline] as const,
    ].flatMap(([stack, template]) => (stack ? [[stack, parseTemplate(template)] as const] : [])),
  );
};

export const placeOf = (name: 'dev' | 'prod'): Place => {
  const config = stageConfig(name);
  return { account: readRoom(config).agreement.operator, region: config.region };
};

const ATTRIBUTES = [
  'Arn',
  'GroupId',
  'KeyId',
  'TopicArn',
  'QueueName',
  'FunctionUrl',
  'Id',
  'VpcId',
  'SubnetId',
];

const tried = <Value>(tell: () => Value): Value | undefined => {
  try {
    return tell();
  } catch {
    return undefined;
  }
};

/** What Cloud Control answers, as its command line prints it. */
export const cloudControl = (Identifier: string, settings: Settings): unknown => ({
  TypeName: 'AWS::Any::Thing',
  ResourceDescription: { Identifier, Properties: JSON.stringify(settings) },
});

const READ_AS_ARN = ['AWS::Events::Rule', 'AWS::Lambda::Url'];

/**
 * Exports a stage as it would be deployed. What is attached to something else is put there by the readers of the
 * access table, which know nothing of the code under test.
 */
export const exportRoom = (name: 'dev' | 'prod'): ExportedRoom => {
  const stacks = stacksOf(name);
  const place = placeOf(name);
  const resolver = resolverOf(stacks, place);
  const policies = deployedPolicies(stacks, place);
  const files = new Map<string, unknown>();
  const refOf = (each: PlacedResource): string =>
    tried(() => resolver.refOf(each)) ?? `${each.stack}-${each.id}`;
  const settingsOf = (each: PlacedResource): Settings => {
    const own = Object.entries(each.properties).flatMap(([property, value]) => {
      const told = tried(() => resolver.valueOf(each.stack, value));
      return told === undefined ? [] : [[property, told] as const];
    });
    const attributes = ATTRIBUTES.flatMap((attribute) => {
      const told = tried(() => resolver.attributeOf(each, attribute));
      return told === undefined ? [] : [[attribute, told] as const];
    });
    return Object.fromEntries([...attributes, ...own]) as Settings;
  };
  const put = (each: PlacedResource, identifier: string, settings: Settings): void => {
    files.set(`${each.stack}.${each.id}.json`, cloudControl(identifier, settings));
  };
  for (const [stack, template] of Object.entries(stacks)) {
    const placed = placedIn(stack, template);
    files.set(`${stack}.json`, {
      StackResourceSummaries: placed.map((each) => ({
        LogicalResourceId: each.id,
        PhysicalResourceId: refOf(each),
        ResourceType: each.type,
        ResourceStatus: 'CREATE_COMPLETE',
      })),
    });
    for (const each of placed) {
      const settings = settingsOf(each);
      const file = `${stack}.${each.id}`;
      const arn = String(settings.Arn ?? '');
      switch (each.type) {
        case 'AWS::IAM::Role': {
          const given = policies.ofRoles.get(arn) ?? [];
          const Policies = given.map(({ name: PolicyName, policy }) => ({
            PolicyName,
            PolicyDocument: policy,
          })) as unknown as Json;
          put(each, refOf(each), { ...settings, Policies, Path: '/', MaxSessionDuration: 3600 });
          break;
        }
        case 'AWS::Lambda::Function': {
          put(each, refOf(each), {
            ...settings,
            PackageType: 'Zip',
            RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' },
            RecursiveLoop: 'Terminate',
          });
          const sha = template.Resources[each.id]?.Metadata['airlock:CodeSha256'];
          files.set(`${file}.get-function-configuration.json`, {
            FunctionName: refOf(each),
            CodeSha256: sha,
          });
          const policy = policies.ofResources.get(arn);
          if (policy)
            files.set(`${file}.get-policy.json`, {
              Policy: JSON.stringify(policy),
              RevisionId: 'r',
            });
          const urls = placed.filter(
            ({ type, properties }) =>
              type === 'AWS::Lambda::Url' &&
              tried(() => resolver.valueOf(stack, properties.TargetFunctionArn ?? '')) === arn,
          );
          files.set(`${file}.list-function-url-configs.json`, {
            FunctionUrlConfigs: urls.map((url) => ({
              ...settingsOf(url),
              InvokeMode: 'BUFFERED',
              CreationTime: '2026-11-26',
            })),
          });
          files.set(`${file}.list-event-source-mappings.json`, { EventSourceMappings: [] });
          break;
        }
        case 'AWS::KMS::Key':
          put(each, refOf(each), {
            EnableKeyRotation: false,
            ...settings,
            Enabled: true,
            MultiRegion: false,
            Origin: 'AWS_KMS',
          });
          files.set(`${file}.list-grants.json`, { Grants: [], Truncated: false });
          break;
        case 'AWS::Glue::Table': {
          const { TableInput } = settings as { TableInput: Settings };
          files.set(`${file}.get-table.json`, {
            Table: {
              ...TableInput,
              DatabaseName: settings.DatabaseName,
              CreateTime: '2026-11-26',
              Retention: 0,
              VersionId: '1',
              IsRegisteredWithLakeFormation: false,
            },
          });
          break;
        }
        case 'AWS::EC2::SecurityGroup': {
          const SecurityGroupIngress = placed
            .filter(
              ({ type, properties }) =>
                type === 'AWS::EC2::SecurityGroupIngress' &&
                resolver.valueOf(stack, properties.GroupId ?? '') === settings.GroupId,
            )
            .map((rule) => {
              const { GroupId, ...said } = settingsOf(rule);
              return { ...said, SourceSecurityGroupOwnerId: place.account };
            }) as unknown as Json[];
          put(each, refOf(each), { ...settings, SecurityGroupIngress });
          break;
        }
        case 'AWS::S3::BucketPolicy':
          put(each, String(settings.Bucket), settings);
          break;
        case 'AWS::SNS::TopicPolicy':
          put(each, String((settings.Topics as readonly string[])[0]), {
            PolicyDocument: settings.PolicyDocument ?? null,
            TopicArn: (settings.Topics as readonly string[])[0] ?? '',
          });
          break;
        case 'AWS::SQS::QueuePolicy':
          put(each, String((settings.Queues as readonly string[])[0]), {
            PolicyDocument: settings.PolicyDocument ?? null,
          });
          break;
        case 'AWS::Logs::MetricFilter':
          put(each, `${settings.LogGroupName}|${refOf(each)}`, settings);
          break;
        default:
          put(each, READ_AS_ARN.includes(each.type) && arn ? arn : refOf(each), settings);
      }
    }
  }
  return { stacks, place, files };
};

/** Reads an export as it lies in memory. */
export const settingsIn = (files: ReadonlyMap<string, unknown>): DeployedSettings => ({
  read: async ({ file }: Reading) =>
    files.has(file) ? { outcome: 'read', said: files.get(file) } : { outcome: 'absent' },
});
