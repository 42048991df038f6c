import { z } from 'zod';

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
});

const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z
    .record(z.string(), z.object({ Value: json, Export: z.object({ Name: json }).optional() }))
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: json.optional() })).default({}),
});

/** A stack as CDK synthesised it: only what access depends on. */
export type Template = z.output<typeof Template>;

/** The templates of a room, by the name of the stack. */
export type Stacks = Readonly<Record<string, Template>>;

/** Reads a synthesised template. Throws if it is not one. */
export const parseTemplate = (content: unknown): Template => Template.parse(content);

/** One resource of a room, unresolved. */
export interface PlacedResource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, Json>>;
}

/** Every resource of these types, in the order of the templates. */
export const resourcesOf = (
  stacks: Stacks,
  ...types: readonly string[]
): readonly PlacedResource[] =>
  Object.entries(stacks).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, { Type }]) => types.includes(Type))
      .map(([id, { Type, Properties }]) => ({ stack, id, type: Type, properties: Properties })),
  );
