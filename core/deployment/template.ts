import { z } from 'zod';
import { canonicalJson } from '#core/canonical-json.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** The metadata of a function in a template that says what Lambda will say of its code. */
export const CODE_SHA256 = 'airlock:CodeSha256';

/** What a template holds before it is resolved. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

const json: z.ZodType<Json> = z.json();

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), json).default({}),
  Metadata: z.record(z.string(), json).default({}),
});

const Template = z.object({
  // CloudFormation takes no other names, and files are named after them.
  Resources: z.record(z.string().regex(/^[A-Za-z0-9]{1,255}$/), Resource),
  Outputs: z
    .record(z.string(), z.object({ Value: json, Export: z.object({ Name: json }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: json.optional() })).default({}),
});

/** A stack as CDK synthesised it: what of it is deployed. */
export type Template = z.output<typeof Template>;

/** The templates of a room, by the name of the stack. */
export type Stacks = Readonly<Record<string, Template>>;

/** Reads a synthesised template. Throws if it is not one. */
export const parseTemplate = (content: unknown): Template => Template.parse(content);

const Manifest = z.object({
  artifacts: z.record(z.string(), z.object({ environment: z.string().optional() })),
});

/** Where a stack is deployed. */
export interface StackPlace {
  readonly account: string;
  readonly region: string;
}

/** The place of each stack, from the manifest that CDK writes beside templates. Throws if it is none. */
export const parseManifest = (content: unknown): Readonly<Record<string, StackPlace>> =>
  Object.fromEntries(
    Object.entries(Manifest.parse(content).artifacts).flatMap(([stack, { environment = '' }]) => {
      const [, account, region] =
        /^aws:\/\/(\d{12})\/([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(environment) ?? [];
      return account && region ? [[stack, { account, region }]] : [];
    }),
  );

/** One resource of a room, unresolved. */
export interface PlacedResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, Json>>;
}

/** Every resource of a stack. */
export const placedIn = (stack: string, { Resources }: Template): readonly PlacedResource[] =>
  Object.entries(Resources).map(([id, { Type, Properties }]) => ({
    ...{ stack, id, type: Type },
    properties: Properties,
  }));

/** Every resource of these types, in the order of the templates. */
export const resourcesOf = (
  stacks: Stacks,
  ...types: readonly string[]
): readonly PlacedResource[] =>
  Object.entries(stacks).flatMap(([stack, template]) =>
    placedIn(stack, template).filter(({ type }) => types.includes(type)),
  );

/** One digest for all templates of a room: SHA-256 of their canonical JSON, by stack. */
export const templatesDigest = (stacks: Stacks): Checksum => sha256(canonicalJson(stacks));

const WithCode = z.object({
  Environment: z.object({
    Variables: z.object({ AIRLOCK_CODE_DIGEST: z.string().regex(/^[0-9a-f]{64}$/) }),
  }),
});

/** The digest of the code that the functions of a room are told they are; undefined where none is told, or more than one. */
export const codeOf = (stacks: Stacks): Checksum | undefined => {
  const told = resourcesOf(stacks, 'AWS::Lambda::Function').flatMap(({ properties }) => {
    const { data } = WithCode.safeParse(properties);
    return data ? [data.Environment.Variables.AIRLOCK_CODE_DIGEST as Checksum] : [];
  });
  const [code, ...others] = new Set(told);
  return others.length === 0 ? code : undefined;
};
