import type { Component } from '#core/identifiers/kinds.ts';
import { digestShape } from '#core/lint/digest-shape.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';

/** Where a cell of several values is parted, and what each part must then look like for that to be certain. */
interface Parting {
  /** A cell without it holds one value; looked for in every cell. */
  readonly sign: RegExp;
  readonly at: readonly RegExp[];
  readonly isValue: (part: string) => boolean;
}

const hasOneAt = (part: string): boolean => /^[^@]+@[^@]+$/.test(part);

/** Enough digits for a number of its own: no area code has seven. */
const isWholeNumber = (part: string): boolean =>
  /^\+?[\d\s().\u2010-\u2015-]+$/.test(part) && part.replace(/\D/g, '').length >= 7;

/** A `;` that ends an HTML entity parts nothing. */
const SEMICOLON = /(?<!&#?\w{1,8});|[|\r\n]+/;

const PARTINGS: Partial<Readonly<Record<Component, Parting>>> = {
  email: { sign: /[;,|\s]/, at: [SEMICOLON, /,/, /\s+(?:\/\s+)?/], isValue: hasOneAt },
  phone: { sign: /[;,|\r\n]|\s\/\s/, at: [SEMICOLON, /,/, /\s\/\s/], isValue: isWholeNumber },
  maid: { sign: /[;,|\s]/, at: [/[;,|\s]+/], isValue: (part) => /^[0-9a-f-]{36}$/i.test(part) },
  // Nobody knows what an agreed number looks like: `auth0|5f7c` is one, and so is `A,1`.
  customer_id: { sign: /[;\r\n]/, at: [/[;\r\n]+/], isValue: (part) => part !== '' },
};

const DIGESTS: Parting = {
  sign: /[;,|\s]/,
  at: [/[;,|\s]+/],
  isValue: (part) => digestShape(part) !== 'other',
};

const partedBy = ({ at, isValue }: Parting, text: string): readonly string[] | undefined => {
  for (const separator of at) {
    const parts = text.split(separator).map((part) => part.trim());
    const filled = parts.filter((part) => part !== '');
    if (filled.length < 2) continue;
    const values = filled.filter((part) => !isPlaceholderText(part));
    if (values.length > 0 && values.every(isValue)) return values;
  }
  return undefined;
};

/**
 * The values of a cell where it is certain that they are several, as in `a@x.org; b@y.org`; undefined where
 * the cell is one value. Fillers beside values are no values.
 */
export const severalValues = (
  component: Component | 'digest',
  text: string,
): readonly string[] | undefined => {
  const parting = component === 'digest' ? DIGESTS : PARTINGS[component];
  return parting?.sign.test(text) ? partedBy(parting, text) : undefined;
};

/** What stands between values that share a field, as people write them in one cell. */
export const SEVERAL_VALUES = '; ';

/**
 * The values of one field as its text; null if there is none. Of several, empty ones and repeats are left
 * out, and the others stand in their order: `a@x.org; b@x.org`.
 */
export const joinValues = (values: readonly string[]): string | null => {
  if (values.length <= 1) return values[0] ?? null;
  return [...new Set(values.filter((value) => value.trim() !== ''))].join(SEVERAL_VALUES);
};
