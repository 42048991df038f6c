import { z } from 'zod';
import { Agreement } from '#core/agreement/agreement-schema.ts';

/** A part of a JSON Schema, as far as it is looked into here. */
export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly prefixItems?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
}

/** Whoever writes an agreement may leave out what has a default. */
const withoutDefaults = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  const { required, properties = {} } = jsonSchema;
  if (!required) return;
  jsonSchema.required = required.filter((name) => {
    const property = properties[name];
    return typeof property !== 'object' || property.default === undefined;
  });
};

/** What an `agreement.yaml` may hold, as JSON Schema, for editors that check while somebody types. */
export const agreementJsonSchema = (): SchemaNode & z.core.JSONSchema.BaseSchema => ({
  title: 'agreement.yaml',
  description: 'The agreement of a collaboration, which both parties approve.',
  ...(z.toJSONSchema(Agreement, { override: withoutDefaults }) as z.core.JSONSchema.BaseSchema &
    SchemaNode),
});

const below = (node: SchemaNode, key: PropertyKey): readonly SchemaNode[] => {
  const { properties = {}, additionalProperties, prefixItems = [], items, anyOf = [] } = node;
  const own = typeof key === 'number' ? (prefixItems[key] ?? items) : undefined;
  const named = Object.hasOwn(properties, key) ? properties[String(key)] : undefined;
  const other = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const found = own ?? named ?? other;
  return [...(found ? [found] : []), ...anyOf.flatMap((branch) => below(branch, key))];
};

/** Everything that the schema says of what may stand at a place. */
export const schemaNodesAt = (path: readonly PropertyKey[]): readonly SchemaNode[] =>
  path.reduce<readonly SchemaNode[]>(
    (nodes, key) => nodes.flatMap((node) => below(node, key)),
    [agreementJsonSchema()],
  );
