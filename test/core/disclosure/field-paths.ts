import { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Every field of a JSON Schema: `a.b`, `a[].b` in a list, `a.*` where the names are free. */
const pathsIn = (schema: Schema, path: string): readonly string[] => {
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [] } = schema;
  const under = [
    ...[...anyOf, ...oneOf].map((each) => [path, each] as const),
    ...Object.entries(properties).map(
      ([name, each]) => [path === '' ? name : `${path}.${name}`, each] as const,
    ),
    [`${path}[]`, items] as const,
    [`${path}.*`, additionalProperties] as const,
  ];
  const found = under.flatMap(([at, each]) => (isSchema(each) ? pathsIn(each as Schema, at) : []));
  return found.length === 0 ? [path] : found;
};

/** Every field of what a schema describes, each once. */
export const fieldPaths = (schema: z.ZodType): ReadonlySet<string> =>
  new Set(pathsIn(z.toJSONSchema(schema) as Schema, ''));

const alternatives = (schema: Schema): readonly Schema[] => {
  const { anyOf = [], oneOf = [] } = schema;
  const under = [...anyOf, ...oneOf] as Schema[];
  return under.length === 0 ? [schema] : under.flatMap(alternatives);
};

/** The fields of every document that these schemas allow, by its kind. */
export const documentsOf = (
  schemas: readonly z.ZodType[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const documents = new Map<string, Set<string>>();
  for (const schema of schemas.flatMap((each) => alternatives(z.toJSONSchema(each) as Schema))) {
    const kind = String((schema.properties?.kind as Schema | undefined)?.const);
    const paths = documents.get(kind) ?? new Set();
    for (const path of pathsIn(schema, '')) paths.add(path);
    documents.set(kind, paths);
  }
  return documents;
};
