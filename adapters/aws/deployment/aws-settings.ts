import { CloudControlClient, GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { GetTableCommand, GlueClient } from '@aws-sdk/client-glue';
import { KMSClient, paginateListGrants } from '@aws-sdk/client-kms';
import {
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  LambdaClient,
  paginateListAliases,
  paginateListEventSourceMappings,
  paginateListFunctionEventInvokeConfigs,
  paginateListFunctionUrlConfigs,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda';
import { COMMAND_OPTIONS } from '#adapters/aws/clients.ts';
import { asAirlockError, isNamed, isOfWhoAsks } from '#adapters/aws/vendor-errors.ts';
import type { DeployedSettings, Read, ReadOperation } from '#core/ports/deployed-settings.ts';

/** The services that say what is deployed. Tests bring their own. */
export interface SettingsClients {
  readonly cloudcontrol: CloudControlClient;
  readonly cloudformation: CloudFormationClient;
  readonly glue: GlueClient;
  readonly kms: KMSClient;
  readonly lambda: LambdaClient;
}

/** Clients with the credentials of the environment. */
export const settingsClients = (region: string): SettingsClients => {
  const options = { ...COMMAND_OPTIONS, region };
  return {
    cloudcontrol: new CloudControlClient(options),
    cloudformation: new CloudFormationClient(options),
    glue: new GlueClient(options),
    kms: new KMSClient(options),
    lambda: new LambdaClient(options),
  };
};

type Call = (clients: SettingsClients, input: (name: string) => string) => Promise<unknown>;

/** All pages of a list as one. */
const collected = async <Page, Name extends keyof Page & string>(
  pages: AsyncIterable<Page>,
  name: Name,
): Promise<unknown> => {
  const all: unknown[] = [];
  for await (const page of pages)
    all.push(...((page[name] as readonly unknown[] | undefined) ?? []));
  return { [name]: all };
};

/** Every call that is made: none of them changes anything. */
const CALLS: Readonly<Record<ReadOperation, Call>> = {
  'cloudformation list-stack-resources': ({ cloudformation: client }, input) =>
    collected(
      paginateListStackResources({ client }, { StackName: input('StackName') }),
      'StackResourceSummaries',
    ),
  'cloudcontrol get-resource': ({ cloudcontrol }, input) =>
    cloudcontrol.send(
      new GetResourceCommand({ TypeName: input('TypeName'), Identifier: input('Identifier') }),
    ),
  'lambda get-function-configuration': ({ lambda }, input) =>
    lambda.send(new GetFunctionConfigurationCommand({ FunctionName: input('FunctionName') })),
  'lambda get-policy': ({ lambda }, input) =>
    lambda.send(new GetPolicyCommand({ FunctionName: input('FunctionName') })),
  'lambda list-function-url-configs': ({ lambda: client }, input) =>
    collected(
      paginateListFunctionUrlConfigs({ client }, { FunctionName: input('FunctionName') }),
      'FunctionUrlConfigs',
    ),
  'lambda list-event-source-mappings': ({ lambda: client }, input) =>
    collected(
      paginateListEventSourceMappings({ client }, { FunctionName: input('FunctionName') }),
      'EventSourceMappings',
    ),
  'lambda list-versions-by-function': ({ lambda: client }, input) =>
    collected(
      paginateListVersionsByFunction({ client }, { FunctionName: input('FunctionName') }),
      'Versions',
    ),
  'lambda list-aliases': ({ lambda: client }, input) =>
    collected(paginateListAliases({ client }, { FunctionName: input('FunctionName') }), 'Aliases'),
  'lambda list-function-event-invoke-configs': ({ lambda: client }, input) =>
    collected(
      paginateListFunctionEventInvokeConfigs({ client }, { FunctionName: input('FunctionName') }),
      'FunctionEventInvokeConfigs',
    ),
  'kms list-grants': ({ kms: client }, input) =>
    collected(paginateListGrants({ client }, { KeyId: input('KeyId') }), 'Grants'),
  'glue get-table': ({ glue }, input) =>
    glue.send(new GetTableCommand({ DatabaseName: input('DatabaseName'), Name: input('Name') })),
};

/** How the services say that there is no such thing. */
const ABSENT = ['ResourceNotFoundException', 'EntityNotFoundException', 'NotFoundException'];

/** Plain JSON, as the command line of AWS prints it: dates and what else is an object of the SDK become texts. */
const plain = (said: unknown): unknown => JSON.parse(JSON.stringify(said));

/** The settings of an account, until they are closed. */
export interface AwsSettings extends DeployedSettings {
  close(): void;
}

/**
 * Reads what is deployed with the rights of whoever runs it. Throws AirlockError('room') where nobody is signed in:
 * a setting that was not read would look like one that nobody may read.
 */
export const awsSettings = (
  clientsIn: (region: string) => SettingsClients = settingsClients,
): AwsSettings => {
  const made = new Map<string, SettingsClients>();
  const clientsOf = (region: string): SettingsClients => {
    const clients = made.get(region) ?? clientsIn(region);
    made.set(region, clients);
    return clients;
  };
  return {
    read: ({ operation, region, input }) => {
      const given = (name: string): string => input[name] ?? '';
      return read(() => CALLS[operation](clientsOf(region), given));
    },
    close: () => {
      for (const clients of made.values())
        for (const client of Object.values(clients)) client.destroy();
    },
  };
};

const read = async (call: () => Promise<unknown>): Promise<Read> => {
  try {
    return { outcome: 'read', said: plain(await call()) };
  } catch (error) {
    if (isNamed(error, ...ABSENT)) return { outcome: 'absent' };
    const fault = asAirlockError(error, 'this setting');
    if (isOfWhoAsks(error)) throw fault;
    return { outcome: 'unread', why: fault.message };
  }
};
