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

/** Most letters that a slip of the hand changes, leaves out or adds. */
const MAX_SLIPS = 2;

/** How many letters must be changed, left out or added to make one text the other. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, wanted] of [...other].entries())
      next.push(
        Math.min(
          (row[to + 1] ?? 0) + 1,
          (next[to] ?? 0) + 1,
          (row[to] ?? 0) + (letter === wanted ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The known key that somebody most likely meant; undefined if none is near. */
export const nearestKey = (key: string, known: readonly string[]): string | undefined => {
  const plain = key.toLowerCase();
  const near = known
    // What is far longer is no slip, and may be very long.
    .filter((each) => Math.abs(each.length - plain.length) <= MAX_SLIPS)
    .map((each) => ({ each, slips: distance(plain, each) }))
    .filter(({ each, slips }) => slips <= Math.min(MAX_SLIPS, Math.floor(each.length / 2)));
  return near.sort((a, b) => a.slips - b.slips)[0]?.each;
};
