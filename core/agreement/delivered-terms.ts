import { z } from 'zod';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import { AttributeName, DatasetName, PartyId } from '#core/names.ts';
import { ownValue } from '#core/own-value.ts';

/** Terms that are in the rows of a list once it is delivered: another agreement does not change them there. */
const DELIVERED_TERMS = [
  'profile',
  'country',
  'customer-id-case',
  'attribute',
  'values',
  'events',
  'match',
  'consent',
  'minimum-change',
  'unknown',
] as const;

/** A term in force that a list in the room was not delivered under. */
export const TermsDifference = z.strictObject({
  party: PartyId,
  dataset: DatasetName,
  /**
   * `attribute` that the list was delivered without, or with other `values` of; `events` that were read by another
   * rule of whose they are, when they were, how long they are kept or what they are worth; `match` where its match keys
   * are those of another table, or of another cap; `consent` where that of its
   * rows was held to other terms, or to none; `minimum-change` where exact
   * counts are in force and it was held against earlier lists by less, or not at all; `unknown` where the text of
   * the agreement that it was delivered under is missing or was changed.
   */
  differs: z.enum(DELIVERED_TERMS),
  attribute: AttributeName.optional(),
});
export type TermsDifference = z.infer<typeof TermsDifference>;

/** What is read of a list: the kinds that it is matched on, and the attributes that it is counted by. */
export interface ReadOfList {
  readonly kinds: readonly TokenKind[];
  readonly attributes: readonly string[];
}

type List = Pick<TermsDifference, 'party' | 'dataset'>;

/** Kinds that are written by the rules of a country where a row names none. */
const BY_COUNTRY: readonly TokenKind[] = ['phone', 'name_postcode'];

const declared = (agreement: Agreement, { party, dataset }: List) =>
  ownValue(datasetsOf(agreement, party), dataset)?.attributes ?? {};

/** What is in the rows of a list of events; nothing of one of people. */
const eventTerms = (agreement: Agreement, { party, dataset }: List): string => {
  const { by, zone, maxAgeDays, value } =
    ownValue(datasetsOf(agreement, party), dataset)?.events ?? {};
  return canonicalJson({ by, zone, maxAgeDays, value });
};

/** What is in the tokens of match keys. */
const matchTerms = ({ match }: Agreement): string =>
  canonicalJson({ digest: match?.digest, cap: match?.cap });

/** What the consent of its rows was held to. */
const consentTerms = ({ consent }: Agreement): string => canonicalJson({ consent });

const sameValues = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value) => other.includes(value));

const identifierTerms = (
  delivered: Agreement,
  inForce: Agreement,
  { kinds }: ReadOfList,
): readonly TermsDifference['differs'][] => {
  const [before, now] = [delivered.identifiers, inForce.identifiers];
  return [
    ...(before.profile === now.profile ? [] : (['profile'] as const)),
    ...(before.defaultCountry === now.defaultCountry ||
    !kinds.some((kind) => BY_COUNTRY.includes(kind))
      ? []
      : (['country'] as const)),
    ...((before.customerIdCase === 'keep') === (now.customerIdCase === 'keep') ||
    !kinds.includes('customer_id')
      ? []
      : (['customer-id-case'] as const)),
    ...(matchTerms(delivered) === matchTerms(inForce) || !kinds.some(isMatchSlot)
      ? []
      : (['match'] as const)),
  ];
};

/** Fewest people by which a list had to differ from earlier ones; 0 with noise, which needs no such rule. */
const minimumChangeOf = (agreement: Agreement): number => {
  const terms = effectiveTerms(agreement);
  return terms.noise === 'none' ? terms.minimumChange : 0;
};

/**
 * By what an answer from a list that was delivered under one agreement would be wrong or tell too much under
 * the one in force. Another profile, country or case of customer numbers makes other digests of the same
 * people, who then match nobody. An attribute that came later has no column. Of an attribute with other
 * values some rows fall in no cell, so that suppressed cells follow from totals, or a cell is empty for
 * certain and hides no other. The order of values is in no row. Other terms of consent leave out other people.
 * Under exact counts a list that was not held against earlier ones may differ from them by one person. An
 * attribute that is not read is not compared: the people of the list are the same with it and without it, and its
 * column is not looked at.
 */
export const termsDifferences = (
  delivered: Agreement,
  inForce: Agreement,
  { list, read }: { readonly list: List; readonly read: ReadOfList },
): readonly TermsDifference[] => {
  const { party, dataset } = list;
  const [before, now] = [declared(delivered, list), declared(inForce, list)];
  const ofAttribute = (attribute: string): readonly TermsDifference[] => {
    const had = ownValue(before, attribute);
    if (had === undefined) return [{ party, dataset, differs: 'attribute', attribute }];
    return sameValues(had, ownValue(now, attribute) ?? [])
      ? []
      : [{ party, dataset, differs: 'values', attribute }];
  };
  return [
    ...identifierTerms(delivered, inForce, read).map((differs) => ({ party, dataset, differs })),
    ...(minimumChangeOf(delivered) < minimumChangeOf(inForce)
      ? [{ party, dataset, differs: 'minimum-change' as const }]
      : []),
    ...(eventTerms(delivered, list) === eventTerms(inForce, list)
      ? []
      : [{ party, dataset, differs: 'events' as const }]),
    ...(consentTerms(delivered) === consentTerms(inForce)
      ? []
      : [{ party, dataset, differs: 'consent' as const }]),
    ...read.attributes.flatMap(ofAttribute),
  ];
};

/** How a list was delivered, e.g. `without region`. */
export const differenceText = ({ differs, attribute = '' }: TermsDifference): string =>
  ({
    profile: 'with another profile',
    country: 'with another default country',
    'customer-id-case': 'with another rule for customer numbers',
    attribute: `without ${attribute}`,
    values: `with other values of ${attribute}`,
    events: 'with other terms of its events',
    match: 'with other match keys',
    consent: 'with other terms of consent',
    'minimum-change': 'before the minimumChange in force was agreed',
    unknown: 'under an agreement whose text is missing or was changed',
  })[differs];

/** The same of all lists, e.g. `brand.customers was delivered without region: prepare and upload it again`. */
export const differencesSentence = (differences: readonly TermsDifference[]): string => {
  const lists = Map.groupBy(differences, ({ party, dataset }) => `${party}.${dataset}`);
  return [...lists]
    .map(([list, each]) => `${list} was delivered ${each.map(differenceText).join(' and ')}`)
    .join(', and ')
    .concat(`: prepare and upload ${lists.size === 1 ? 'it' : 'both'} again`);
};
