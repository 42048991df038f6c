import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { RoomConfig } from '#infra/config.ts';
import { readRoom } from '#infra/read-room.ts';
import { buildRoom } from '#infra/synthesise-room.ts';
import { SOME_BUNDLES } from '#proof/access/synthesised-room.ts';

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});

/** A resource as CloudFormation would be told to make it. */
export interface PlannedResource {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A stack as it would be deployed. */
export interface PlannedStack {
  readonly name: string;
  readonly region: string;
  readonly resources: readonly PlannedResource[];
  /** What CDK must have put into account and region before: the parameter that tells its version, and the least. */
  readonly bootstrap: { readonly parameter: string; readonly version: number } | undefined;
}

/** A room before its first deployment. */
export interface PlannedRoom {
  readonly config: RoomConfig;
  /** The account that the agreement names as the operator. */
  readonly operator: string;
  readonly stacks: readonly PlannedStack[];
}

/**
 * What a deployment of this configuration would make, from its own templates. Needs no bundles and no
 * network. Throws AirlockError if agreement or configuration cannot be used.
 */
export const plannedRoom = (config: RoomConfig): PlannedRoom => {
  const { agreement } = readRoom(config);
  const outdir = mkdtempSync(join(tmpdir(), 'airlock-preflight-'));
  try {
    const app = { outdir, builtinCloudFormationValidation: false };
    const assembly = buildRoom(config, { bundles: SOME_BUNDLES, app }).app.synth();
    return {
      config,
      operator: agreement.operator,
      stacks: assembly.stacks.map((stack) => ({
        name: stack.stackName,
        region: stack.environment.region,
        resources: resourcesIn(stack.template),
        bootstrap: bootstrapOf(stack),
      })),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

const resourcesIn = (template: unknown): readonly PlannedResource[] =>
  Object.values(Template.parse(template).Resources).map(({ Type, Properties }) => ({
    type: Type,
    properties: Properties,
  }));

const bootstrapOf = (stack: {
  readonly requiresBootstrapStackVersion?: number;
  readonly bootstrapStackVersionSsmParameter?: string;
}): PlannedStack['bootstrap'] => {
  const { requiresBootstrapStackVersion: version, bootstrapStackVersionSsmParameter: parameter } =
    stack;
  return version === undefined || parameter === undefined ? undefined : { parameter, version };
};

/** The resources of a type, over all stacks of a room. */
export const plannedOf = ({ stacks }: PlannedRoom, type: string): readonly PlannedResource[] =>
  stacks.flatMap(({ resources }) => resources.filter((each) => each.type === type));

/** The regions that a room has stacks in; the first is its own. */
export const regionsOf = ({ config, stacks }: PlannedRoom): readonly string[] => [
  ...new Set([config.region, ...stacks.map(({ region }) => region)]),
];
