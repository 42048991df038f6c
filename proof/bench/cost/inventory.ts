import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom } from '#infra/synthesise-room.ts';
import { SOME_BUNDLES } from '#proof/access/synthesised-room.ts';

/** What stands in an account once a stage is deployed, as its templates say. */
export interface Inventory {
  readonly keys: number;
  readonly buckets: number;
  readonly functions: number;
  readonly logGroups: number;
  readonly dashboards: number;
  /** Metrics that alarms look at; each is billed. */
  readonly alarmMetrics: number;
  /** Interface endpoints, once for each zone. */
  readonly endpointZones: number;
  readonly architecture: 'arm64' | 'x64';
  /** The definition of the state machine. */
  readonly definition: unknown;
}

/** A template, as far as it is counted. */
type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;

const Endpoint = z.object({
  VpcEndpointType: z.string().optional(),
  SubnetIds: z.array(z.unknown()).optional(),
});

const Alarm = z.object({
  Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional(),
});

/** References are of no account here: a word stands for each. */
const Text = z.union([
  z.string(),
  z
    .object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })
    .transform(({ 'Fn::Join': [separator, parts] }) =>
      parts.map((part) => (typeof part === 'string' ? part : 'reference')).join(separator),
    ),
]);
const StateMachine = z.object({ DefinitionString: Text });

const zonesOf = (properties: unknown): number => {
  const { VpcEndpointType, SubnetIds } = Endpoint.parse(properties);
  return VpcEndpointType === 'Interface' ? (SubnetIds?.length ?? 1) : 0;
};

const metricsOf = (properties: unknown): number =>
  Alarm.parse(properties).Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;

/** Synthesises a stage, without code in its functions, and counts what is in it. */
export const inventoryOf = (stage: string): Inventory => {
  const config = stageConfig(stage);
  const { app } = buildRoom(config, { bundles: SOME_BUNDLES });
  const resources = app.node.children.flatMap((stack) =>
    Object.values(
      (Template.fromStack(stack as Parameters<typeof Template.fromStack>[0]).toJSON().Resources ??
        {}) as Resources,
    ),
  );
  const of = (type: string) =>
    resources.filter(({ Type }) => Type === type).map(({ Properties = {} }) => Properties);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const [machine] = of('AWS::StepFunctions::StateMachine');
  return {
    keys: of('AWS::KMS::Key').length,
    buckets: of('AWS::S3::Bucket').length,
    functions: of('AWS::Lambda::Function').length,
    logGroups: of('AWS::Logs::LogGroup').length,
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    alarmMetrics: sum(of('AWS::CloudWatch::Alarm').map(metricsOf)),
    endpointZones: sum(of('AWS::EC2::VPCEndpoint').map(zonesOf)),
    architecture: config.architecture,
    definition: JSON.parse(StateMachine.parse(machine).DefinitionString),
  };
};

/** Memory and disk of a function in GB; the first half GB of disk is free. */
export const sizeOf = (name: FunctionName): { readonly memory: number; readonly disk: number } => {
  const { memoryMegabytes, diskMegabytes } = FUNCTIONS[name].size;
  return { memory: memoryMegabytes / 1_024, disk: (diskMegabytes - 512) / 1_024 };
};
