import { App, type AppProps, Tags } from 'aws-cdk-lib';
import { bundlesIn, type CodeOf } from '#infra/bundles.ts';
import type { RoomConfig } from '#infra/config.ts';
import { namesOf } from '#infra/names.ts';
import { readRoom } from '#infra/room.ts';
import { DataStack } from '#infra/stacks/data-stack.ts';
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
  readonly data: DataStack;
  readonly pipeline: PipelineStack;
}

/**
 * Puts the stacks of a room together. Looks nothing up: account and region are the agreement's and the
 * configuration's. Throws AirlockError if agreement or bundles cannot be used.
 */
export const buildRoom = (config: RoomConfig, options: SynthesisOptions = {}): RoomApp => {
  const room = readRoom(config);
  const { stacks } = namesOf(room);
  const app = new App(options.app);
  const env = { account: room.agreement.operator, region: config.region };
  const data = new DataStack(app, stacks.data, { room, env });
  const pipeline = new PipelineStack(app, stacks.pipeline, {
    room,
    env,
    data,
    codeOf: options.codeOf ?? bundlesIn(config.bundles),
  });
  tag(app, { room: config.room, collaboration: room.agreement.id });
  return { app, data, pipeline };
};

const tag = (app: App, of: Readonly<Record<string, string>>): void => {
  for (const [key, value] of Object.entries(of)) Tags.of(app).add(`airlock:${key}`, value);
};
