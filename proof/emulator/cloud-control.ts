import type { EmulatorApi } from '#proof/emulator/emulator-api.ts';
import type { Watch } from '#proof/emulator/gateway.ts';
import type { Reply } from '#proof/loopback/loopback-server.ts';

type Settings = Readonly<Record<string, unknown>>;

type Queue = { readonly Attributes: Settings };

/** What the emulator's own APIs say of a resource, in the words of templates. */
type Reader = (api: EmulatorApi, name: string) => Promise<Settings>;

const READERS: Readonly<Record<string, Reader>> = {
  'AWS::Lambda::Function': async (api, name) => {
    const { FunctionArn, ...said } = (await (
      await api.lambda(`${name}/configuration`)
    ).json()) as Settings;
    return { ...said, Arn: FunctionArn };
  },
  'AWS::KMS::Key': async (api, KeyId) => {
    const { KeyMetadata } = await api.json<{ KeyMetadata: Settings }>('kms', 'DescribeKey', {
      KeyId,
    });
    const { Policy } = await api.json<{ Policy: string }>('kms', 'GetKeyPolicy', {
      KeyId,
      PolicyName: 'default',
    });
    const rotates = KeyMetadata.KeySpec === 'SYMMETRIC_DEFAULT';
    const rotation = rotates
      ? await api.json<Settings>('kms', 'GetKeyRotationStatus', { KeyId })
      : {};
    return {
      ...KeyMetadata,
      KeyPolicy: JSON.parse(Policy) as unknown,
      EnableKeyRotation: rotation.KeyRotationEnabled ?? false,
    };
  },
  'AWS::IAM::Role': async (api, RoleName) => {
    const ask = (operation: string, input = {}): Promise<string> =>
      api.iam(operation, { RoleName, ...input });
    const role = await ask('GetRole');
    const Policies: Settings[] = [];
    for (const PolicyName of tagged(await ask('ListRolePolicies'), 'member')) {
      const policy = await ask('GetRolePolicy', { PolicyName });
      Policies.push({ PolicyName, PolicyDocument: documentIn(policy, 'PolicyDocument') });
    }
    return {
      Arn: tagged(role, 'Arn')[0],
      Path: tagged(role, 'Path')[0],
      MaxSessionDuration: Number(tagged(role, 'MaxSessionDuration')[0]),
      AssumeRolePolicyDocument: documentIn(role, 'AssumeRolePolicyDocument'),
      ManagedPolicyArns: tagged(await ask('ListAttachedRolePolicies'), 'PolicyArn'),
      Policies,
    };
  },
  'AWS::StepFunctions::StateMachine': async (api, stateMachineArn) => {
    const said = await api.json<Settings>('states', 'DescribeStateMachine', { stateMachineArn });
    const { definition, type, ...rest } = said;
    return {
      ...(capitals(rest) as Settings),
      Arn: stateMachineArn,
      DefinitionString: definition,
      StateMachineType: type,
    };
  },
  'AWS::Athena::WorkGroup': async (api, name) => {
    const said = await api.json<{ WorkGroup: Settings }>('athena', 'GetWorkGroup', {
      WorkGroup: name,
    });
    const { Name, State, Configuration } = said.WorkGroup;
    return { Name, State, WorkGroupConfiguration: Configuration };
  },
  'AWS::SQS::Queue': async (api, QueueUrl) => {
    const asked = { QueueUrl, AttributeNames: ['All'] };
    const { Attributes } = await api.json<Queue>('sqs', 'GetQueueAttributes', asked);
    return { ...Attributes, Arn: Attributes.QueueArn };
  },
  'AWS::Events::Rule': async (api, arn) => {
    const name = arn.split('/').at(-1);
    const rule = await api.json<Settings>('events', 'DescribeRule', { Name: name });
    const told = await api.json<Settings>('events', 'ListTargetsByRule', { Rule: name });
    const pattern = rule.EventPattern;
    return {
      ...rule,
      ...(typeof pattern === 'string' && { EventPattern: JSON.parse(pattern) as unknown }),
      Targets: told.Targets,
    };
  },
};

/** The types that can be read so. */
export const READ_TYPES: readonly string[] = Object.keys(READERS);

const tagged = (xml: string, tag: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => text);

const documentIn = (xml: string, tag: string): unknown =>
  JSON.parse(decodeURIComponent(tagged(xml, tag)[0] ?? ''));

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Step Functions writes its members small; templates write them large. */
const capitals = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(capitals);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [capital(name), capitals(each)]),
  );
};

const reply = (status: number, body: Settings): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

/**
 * Cloud Control over what the emulator says by its other APIs: its own knows only what was made through it. Of
 * other types it says that nobody may read them, which is what nothing can be concluded from.
 */
export const cloudControl =
  (api: EmulatorApi): Watch =>
  async ({ action, resource }) => {
    if (action !== 'cloudcontrolapi:GetResource') return undefined;
    const [TypeName = '', Identifier = ''] = resource.split(' ');
    const read = READERS[TypeName];
    if (!read) return reply(400, { __type: 'AccessDeniedException', message: 'not emulated' });
    const Properties = JSON.stringify(await read(api, Identifier));
    return reply(200, { TypeName, ResourceDescription: { Identifier, Properties } });
  };
