import { App, type AppProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundlesIn, type CodeOf, signedIn } from '#infra/bundles.ts';
import type { RoomConfig } from '#infra/config.ts';
import { archiveOf, namesOf } from '#infra/names.ts';
import { type Room, readRoom } from '#infra/read-room.ts';
import { ArchiveStack } from '#infra/stacks/archive-stack.ts';
import { DataStack } from '#infra/stacks/data-stack.ts';
import { GLOBAL_REGION, GlobalStack } from '#infra/stacks/global-stack.ts';
import { NetworkStack } from '#infra/stacks/network-stack.ts';
import { PipelineStack } from '#infra/stacks/pipeline-stack.ts';

/** How the templates of a room are made. */
export interface SynthesisOptions {
  /** The code of each function; from the folder of bundles if left out. */
  readonly codeOf?: CodeOf;
  readonly app?: AppProps;
}

/** The stacks of a room, in an app that is not synthesised yet. */
export interface RoomApp {
  readonly app: App;
  readonly network: NetworkStack | undefined;
  readonly data: DataStack;
  readonly pipeline: PipelineStack;
  /** Beside a room that is not in us-east-1 itself. */
  readonly global: GlobalStack | undefined;
  /** In the account of the log archive, if there is one. */
  readonly archive: ArchiveStack | undefined;
}

/** How CDK works, the same for the command line and for tests. */
const FLAGS = {
  // A template that CloudFormation would refuse fails here and not in the middle of a deployment.
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  // What another stack still uses cannot be removed from under it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

/**
 * Puts the stacks of a room together. Looks nothing up: account and region are the agreement's and the
 * configuration's. Throws AirlockError if agreement or bundles cannot be used.
 */
export const buildRoom = (config: RoomConfig, options: SynthesisOptions = {}): RoomApp => {
  const room = readRoom(config);
  const { stacks } = namesOf(room);
  const app = new App({ ...options.app, context: { ...FLAGS, ...options.app?.context } });
  const env = { account: room.agreement.operator, region: config.region };
  const network = config.isolatedNetwork
    ? new NetworkStack(app, stacks.network, { room, env })
    : undefined;
  const data = new DataStack(app, stacks.data, {
    room,
    env,
    endpoints: network && {
      s3: network.s3.vpcEndpointId,
      kms: network.kms.vpcEndpointId,
      athena: network.athena.vpcEndpointId,
    },
  });
  const archive = archiveStack(app, room);
  if (archive) data.addStackDependency(archive, 'a trail asks for its bucket before it begins');
  const global =
    config.region === GLOBAL_REGION
      ? undefined
      : new GlobalStack(app, stacks.global, { room, env: { ...env, region: GLOBAL_REGION } });
  const pipeline = new PipelineStack(app, stacks.pipeline, {
    room,
    env,
    data,
    network,
    codeOf: options.codeOf ?? codeOf(data, config),
  });
  tag(app, { room: config.room, collaboration: room.agreement.id, purpose: 'clean-room' });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, network, data, pipeline, global, archive };
};

const codeOf = (data: DataStack, { bundles, codeSigning }: RoomConfig): CodeOf =>
  codeSigning === undefined ? bundlesIn(bundles) : signedIn(data, codeSigning);

const archiveStack = (app: App, room: Room): ArchiveStack | undefined => {
  const archive = archiveOf(room);
  if (archive === undefined) return undefined;
  const env = { account: archive.account, region: room.config.region };
  return new ArchiveStack(app, namesOf(room).stacks.archive, { room, archive, env });
};

const tag = (app: App, of: Readonly<Record<string, string>>): void => {
  for (const [key, value] of Object.entries(of)) Tags.of(app).add(`airlock:${key}`, value);
};
