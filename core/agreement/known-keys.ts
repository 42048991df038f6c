import { z } from 'zod';

/** What may stand below one key of a value that this schema reads. */
const below = (schema: z.core.$ZodType, key: PropertyKey): readonly z.core.$ZodType[] =>
  bare(schema).flatMap((each) => {
    if (each instanceof z.ZodObject) return each.shape[String(key)] ?? [];
    if (each instanceof z.ZodRecord) return each.valueType;
    if (each instanceof z.ZodArray) return each.element;
    return [];
  });

/** The schemas that decide on the keys of a value: behind defaults, pipes and unions. */
const bare = (schema: z.core.$ZodType): readonly z.core.$ZodType[] => {
  if (schema instanceof z.ZodPipe) return bare(schema.out);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional)
    return bare(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(bare);
  return [schema];
};

const keysOf = (schema: z.core.$ZodType): readonly string[] => {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  const names = schema instanceof z.ZodRecord ? schema.keyType : undefined;
  return names instanceof z.ZodEnum ? names.options.map(String) : [];
};

/** The keys that a schema knows at a place of a document; none where others choose them. */
export const knownKeys = (
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): readonly string[] => {
  const found = path.reduce<readonly z.core.$ZodType[]>(
    (schemas, key) => schemas.flatMap((each) => below(each, key)),
    [schema],
  );
  return [...new Set(found.flatMap(bare).flatMap(keysOf))];
};
