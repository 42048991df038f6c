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
  if (value !== null && typeof value === 'object') return `{${membersOf(value)}}`;
  return JSON.stringify(value);
};

/** In UTF-16 order, which is that of `sort`. */
const membersOf = (value: object): string => {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const member = (value as { readonly [name: string]: Json | undefined })[key];
    if (member !== undefined) text += `${text && ','}${JSON.stringify(key)}:${canonical(member)}`;
  }
  return text;
};

/**
 * One text for one value: keys in UTF-16 order, no white space, numbers as ECMAScript writes them
 * (RFC 8785, JSON Canonicalization Scheme). Two parties who hold the same value get the same digest.
 */
export const canonicalJson = (value: unknown): string => canonical(value as Json);
