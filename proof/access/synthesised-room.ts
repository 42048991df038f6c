import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { FUNCTION_NAMES } from '#core/access/functions.ts';
import { codeDigest } from '#core/deployment/attestation.ts';
import { parseTemplate, type Stacks } from '#core/deployment/template.ts';
import { sha256 } from '#core/sha256.ts';
import type { Bundles } from '#infra/bundles.ts';
import type { RoomConfig } from '#infra/config.ts';
import { stageConfig } from '#infra/stages.ts';
import { buildRoom, type RoomApp } from '#infra/synthesise-room.ts';

/** A resource of a template, as CloudFormation is given it. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string | readonly string[];
}

/** A template, as CloudFormation is given it. */
export interface RoomTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
}

/** The stacks that a room may have; one that it has not is empty. */
type StackName = 'network' | 'data' | 'pipeline' | 'global' | 'archive';

/** A room whose templates were made. */
export interface SynthesisedRoom extends RoomApp {
  readonly templates: Readonly<Record<StackName, RoomTemplate>>;
  /** Every stack of it, by name: what access depends on. */
  readonly stacks: Stacks;
  /** The same as CloudFormation is given them. */
  readonly written: ReadonlyMap<string, unknown>;
  /** What aws-cdk-lib found to be wrong with the templates. */
  readonly report: string;
}

const EMPTY: RoomTemplate = { Resources: {} };

const SOME_CODE = sha256('some code');
const SOME_ARCHIVE = {
  sha256: SOME_CODE,
  codeSha256: Buffer.from(SOME_CODE, 'hex').toString('base64'),
  bytes: 9,
};

/** What would be attested of them. */
export const SOME_FUNCTIONS = Object.fromEntries(
  FUNCTION_NAMES.map((name) => [name, SOME_ARCHIVE] as const),
);

/** Code that stands for bundles, the same for every function. */
export const SOME_BUNDLES: Bundles = {
  codeOf: () => Code.fromInline('exports.handler = async () => {};'),
  codeSha256Of: () => SOME_ARCHIVE.codeSha256,
  digest: codeDigest(SOME_FUNCTIONS),
};

/**
 * Makes the templates of a room, without bundles and in a folder of their own that is gone afterwards.
 * They are held against CloudFormation's schemas only if `validated`: it takes as long as the rest.
 */
export const synthesise = (config: RoomConfig, { validated = false } = {}): SynthesisedRoom => {
  const outdir = mkdtempSync(join(tmpdir(), 'airlock-synth-'));
  try {
    const app = { outdir, builtinCloudFormationValidation: validated };
    const room = buildRoom(config, { bundles: SOME_BUNDLES, app });
    const assembly = room.app.synth();
    const templateOf = (stack: { readonly stackName: string } | undefined): RoomTemplate =>
      stack ? (assembly.getStackByName(stack.stackName).template as RoomTemplate) : EMPTY;
    return {
      ...room,
      templates: {
        network: templateOf(room.network),
        data: templateOf(room.data),
        pipeline: templateOf(room.pipeline),
        global: templateOf(room.global),
        archive: templateOf(room.archive),
      },
      written: new Map(assembly.stacks.map(({ stackName, template }) => [stackName, template])),
      stacks: Object.fromEntries(
        assembly.stacks.map(({ stackName, template }) => [stackName, parseTemplate(template)]),
      ),
      report: readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

const made = new Map<string, SynthesisedRoom>();

/** The templates of a stage, made once in a process. */
export const stage = (name: 'dev' | 'prod'): SynthesisedRoom => {
  const known = made.get(name) ?? synthesise(stageConfig(name));
  made.set(name, known);
  return known;
};

/** The resources of a type, by logical id. */
export const resourcesOf = (
  { Resources }: RoomTemplate,
  type: string,
): readonly (readonly [string, Resource])[] =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);
