/** What JSON can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

const canonical = (value: Json | undefined): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
};

/**
 * One text for one value: keys in UTF-16 order, no white space, numbers as ECMAScript writes them
 * (RFC 8785, JSON Canonicalization Scheme). Two parties who hold the same value get the same digest.
 */
export const canonicalJson = (value: unknown): string => canonical(value as Json);
