import type { Component } from '#core/identifiers/kinds.ts';
import { digestShape } from '#core/lint/digest-shape.ts';
import { isPlaceholderText } from '#core/lint/placeholders.ts';

/** Where a cell of several values is parted, and what each part must then look like for that to be certain. */
interface Parting {
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
  email: { at: [SEMICOLON, /,/, /\s+(?:\/\s+)?/], isValue: hasOneAt },
  phone: { at: [SEMICOLON, /,/, /\s\/\s/], isValue: isWholeNumber },
  maid: { at: [/[;,|\s]+/], isValue: (part) => /^[0-9a-f-]{36}$/i.test(part) },
  // Nobody knows what an agreed number looks like: `auth0|5f7c` is one, and so is `A,1`.
  customer_id: { at: [/[;\r\n]+/], isValue: (part) => part !== '' },
};

const DIGESTS: Parting = { at: [/[;,|\s]+/], isValue: (part) => digestShape(part) !== 'other' };

/** What a cell that holds more than one value has: the shortest one to look into is two characters and a mark. */
const MAY_BE_SEVERAL = /[;,|\r\n]|\s\/\s|\S\s+\S+@/;

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
 * The values of a cell: several where it is certain that they are, as in `a@x.org; b@y.org`, and otherwise
 * the cell as it stands. Fillers beside values are no values.
 */
export const valuesOf = (component: Component | 'digest', text: string): readonly string[] => {
  if (!MAY_BE_SEVERAL.test(text)) return [text];
  const parting = component === 'digest' ? DIGESTS : PARTINGS[component];
  return (parting && partedBy(parting, text)) ?? [text];
};
