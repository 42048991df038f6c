import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { type Component, type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';

/** Words that headers use for each component, in any case and punctuation. */
const NAMES: Readonly<Record<Component, RegExp>> = {
  email: /e?mail/,
  phone: /phone|mobile|tel|msisdn|cell/,
  maid: /maid|idfa|aaid|gaid|advertisingid/,
  customer_id: /customerid|custid|clientid|memberid|userid|loyaltyid|ssn|socsecid/,
  given_name: /givenname|firstname|forename/,
  surname: /surname|lastname|familyname/,
  birth_date: /birth|dob/,
  postcode: /postcode|postal|zip/,
};
const HASHED = /sha|hash|digest/;
const CONSENT = /consent|optin|permission/;

const plain = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '');

const columnFor = (columns: readonly string[], component: Component): string | undefined =>
  columns.find((column) => NAMES[component].test(plain(column)) && !CONSENT.test(plain(column)));

const attributeFor = (columns: readonly string[], name: string): string | undefined =>
  columns.find((column) => plain(column) === plain(name)) ??
  columns.find((column) => plain(column).includes(plain(name)));

/** A mapping that the header suggests: to be read and confirmed by a person, never used unseen. */
export const suggestMapping = (
  columns: readonly string[],
  agreement: Agreement,
  attributes: readonly string[],
): Mapping => {
  const identifiers: Mapping['identifiers'] = {};
  for (const kind of agreement.identifiers.kinds) {
    const source = sourceFor(columns, kind);
    if (source) identifiers[kind] = source;
  }
  const mapped = attributes.flatMap((name) => {
    const column = attributeFor(columns, name);
    return column === undefined ? [] : [[name, column] as const];
  });
  const consent = columns.find((column) => CONSENT.test(plain(column)));
  return {
    identifiers,
    attributes: Object.fromEntries(mapped),
    ...(consent === undefined ? {} : { consent: { column: consent, accept: ['yes'] } }),
  };
};

const sourceFor = (
  columns: readonly string[],
  kind: IdentifierKind,
): Mapping['identifiers'][IdentifierKind] => {
  const found = KIND_COMPONENTS[kind].map((component) => columnFor(columns, component));
  const [only] = found;
  if (found.length === 1)
    return only === undefined ? undefined : { column: only, hashed: HASHED.test(plain(only)) };
  const whole = found.filter((column) => column !== undefined);
  return whole.length === found.length ? { columns: whole, hashed: false } : undefined;
};
