/** A mapping as YAML and JSON know it: what it holds is not known yet. */
export type PlainMapping = Readonly<Record<string, unknown>>;

/** Is this a mapping, and no list, text or number? */
export const isMapping = (value: unknown): value is PlainMapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
