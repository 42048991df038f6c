import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ACCOUNTS, REGION } from '#proof/emulator/accounts.ts';
import type { EmulatorApi } from '#proof/emulator/emulator-api.ts';
import { isFilledIn } from '#proof/emulator/fill-gaps.ts';
import { CDK } from '#proof/emulator/synthesise.ts';
import type { DeployedStack, Resource, Template } from '#proof/emulator/template.ts';
import { runLimited } from '#proof/trino/run-limited.ts';

const LIMIT_SECONDS = 180;

/** The stack of us-east-1, which only hands events on: one region is emulated. */
const ELSEWHERE = /-global\.template\.json$/;

/** The environment in which the CDK finds the emulator and nothing else. */
const cdkVariables = (url: string, folder: string): Readonly<Record<string, string>> => ({
  PATH: process.env.PATH ?? '',
  HOME: folder,
  AWS_ENDPOINT_URL: url,
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: ACCOUNTS.operator,
  AWS_SECRET_ACCESS_KEY: 'test',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CI: '1',
});

type StackOutputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface CdkRun {
  readonly url: string;
  readonly folder: string;
}

const cdk = async ({ url, folder }: CdkRun, ...given: readonly string[]): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const command = [process.execPath, CDK, ...given, '--no-notices'] as const;
  const surroundings = { cwd: folder, variables: cdkVariables(url, folder) };
  const { outcome, said } = await runLimited(command, LIMIT_SECONDS, surroundings);
  if (outcome !== 'done')
    throw new Error(`cdk ${given[0]} ended ${outcome}:\n${said.slice(-4000)}`);
};

/** Prepares the account for deployments. From an empty folder: the CDK would synthesise an app in its own. */
export const bootstrap = (run: CdkRun): Promise<void> =>
  cdk(run, 'bootstrap', `aws://${ACCOUNTS.operator}/${REGION}`);

/**
 * Deploys an assembly, less what the emulator's CloudFormation does not know. The folder gets the copy
 * that is deployed. Answers the stacks with their templates as they were synthesised.
 */
export const deployAssembly = async (
  api: EmulatorApi,
  { assembly, folder }: { readonly assembly: string; readonly folder: string },
): Promise<readonly DeployedStack[]> => {
  const copy = join(folder, 'assembly');
  await cp(assembly, copy, { recursive: true });
  const files = (await readdir(copy)).filter(
    (name) => name.endsWith('.template.json') && !ELSEWHERE.test(name),
  );
  const templates = new Map<string, Template>();
  for (const file of files) {
    const template = JSON.parse(await readFile(join(copy, file), 'utf8')) as Template;
    templates.set(file.replace('.template.json', ''), template);
    await writeFile(join(copy, file), JSON.stringify(withoutUnknown(template)));
  }
  const outputsFile = join(folder, 'outputs.json');
  await cdk(
    { url: api.url, folder },
    ...['deploy', ...templates.keys(), '--app', copy, '--require-approval=never'],
    ...['--outputs-file', outputsFile],
  );
  const outputs = JSON.parse(await readFile(outputsFile, 'utf8')) as StackOutputs;
  const exports = pairs(await api.cloudFormation('ListExports', {}), 'Name', 'Value');
  return Promise.all(
    [...templates].map(async ([name, template]) => {
      const resources = await api.cloudFormation('DescribeStackResources', { StackName: name });
      const physical = pairs(resources, 'LogicalResourceId', 'PhysicalResourceId');
      return { name, template, physical, exports, outputs: outputs[name] ?? {} };
    }),
  );
};

/** Name and value of each member of an answer of CloudFormation. */
const pairs = (xml: string, name: string, value: string): ReadonlyMap<string, string> => {
  const textOf = (member: string, tag: string): string =>
    new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(member)?.[1] ?? '';
  const members = xml.split('<member>').slice(1);
  return new Map(members.map((member) => [textOf(member, name), textOf(member, value)]));
};

/** The template without the resources that the emulator's CloudFormation would fail at. */
const withoutUnknown = ({ Resources, Outputs, ...rest }: Template): Template => {
  const known = Object.entries(Resources).filter(([, { Type }]) => !isFilledIn(Type));
  const ids = new Set(known.map(([id]) => id));
  const gone = Object.keys(Resources).filter((id) => !ids.has(id));
  const names = (each: unknown): boolean => {
    const text = JSON.stringify(each);
    return gone.some((id) => text.includes(`"${id}"`));
  };
  return {
    ...rest,
    Resources: Object.fromEntries(known.map(([id, each]) => [id, withDependencies(each, ids)])),
    Outputs: Object.fromEntries(Object.entries(Outputs ?? {}).filter(([, each]) => !names(each))),
  };
};

const withDependencies = (resource: Resource, ids: ReadonlySet<string>): Resource => {
  const { DependsOn: all = [], ...rest } = resource;
  const DependsOn = [all].flat().filter((id) => ids.has(id));
  return DependsOn.length === 0 ? rest : { ...rest, DependsOn };
};
