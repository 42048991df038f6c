import { expect } from 'vitest';
import type { z } from 'zod';

/** The document, once it is shown to be plain JSON that its schema knows all of. */
export const checked = <Schema extends z.ZodType>(
  document: unknown,
  schema: Schema,
): z.infer<Schema> => {
  const said: unknown = JSON.parse(JSON.stringify(document));
  expect(said).toEqual(document);
  expect(schema.parse(said)).toEqual(said);
  return schema.parse(said);
};
