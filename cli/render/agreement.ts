import { meanings } from '#cli/render/number-words.ts';
import { count } from '#cli/render/table.ts';
import { besideLines, wrapped } from '#cli/render/wrap.ts';
import type { Agreement, Party } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/documents/signed-agreement.ts';
import { ownValue } from '#core/own-value.ts';
import { noiseBound } from '#core/privacy/noise/noise-bound.ts';

/** Where what is said of a number begins. */
const COLUMN = 24;

const listText = (
  name: string,
  attributes: Readonly<Record<string, readonly string[]>>,
): string => {
  const told = Object.entries(attributes).map(
    ([attribute, values]) => `${attribute} (${values.join(', ')})`,
  );
  return told.length === 0 ? `${name}, with no attribute` : `${name}, with ${told.join(', ')}`;
};

const partyLines = (agreement: Agreement, { id, role, account }: Party): readonly string[] => {
  const lists = Object.entries(datasetsOf(agreement, id) ?? {}).map(([name, { attributes }]) =>
    listText(name, attributes),
  );
  const asks = ownValue(agreement.analyses, id) ?? [];
  return besideLines(
    id === role ? id : `${id}, ${role}`,
    `Brings ${lists.join('; ')}. May ask ${asks.length === 0 ? 'nothing' : asks.join(', ')}.${account === undefined ? '' : ` On AWS it is account ${account}.`}`,
    COLUMN,
  );
};

const matchText = (identifiers: Agreement['identifiers']): string => {
  const { profile, kinds, defaultCountry, customerIdCase } = identifiers;
  const more = [
    ...(defaultCountry === undefined
      ? []
      : [`a phone number without a country is of ${defaultCountry}`]),
    ...(customerIdCase === undefined ? [] : [CUSTOMER_ID_WORDS[customerIdCase]]),
  ];
  return `${[`By ${kinds.join(', else by ')}, written as profile ${profile} says`, ...more].join('; ')}.`;
};

const CUSTOMER_ID_WORDS: Readonly<
  Record<NonNullable<Agreement['identifiers']['customerIdCase']>, string>
> = {
  keep: 'customer numbers that differ in capitals alone are of two people (keep)',
  fold: 'customer numbers that differ in capitals alone are of one person (fold)',
};

/** With noise a count has to be larger than k to come out: how large, is fixed by the terms. */
const neededText = (agreement: Agreement): string => {
  const terms = effectiveTerms(agreement);
  if (terms.noise === 'none') return '';
  const bound = noiseBound({ ...terms, sensitivity: 1 });
  return ` With its noise, one comes out from about ${count(terms.k + bound)} people on, and by attributes later.`;
};

/** The two promises of docs/privacy.md, or that the second is not made. */
const promiseLines = (agreement: Agreement): readonly string[] => {
  const { k, noise, epsilon } = effectiveTerms(agreement);
  const second =
    noise === 'laplace'
      ? `2. Noise: with one person more or less on a list, the same answer is nearly as likely (epsilon ${epsilon}), whatever else the reader knows.`
      : '2. Not given: without noise, nothing is promised about what answers tell when they are compared.';
  const first = `1. Certain: no count that comes out describes fewer than ${count(k)} people of either list; who stands on each twice, under different identifiers, counts twice.${neededText(agreement)}`;
  return [first, second].flatMap((promise) => wrapped(`  ${promise}`, 5));
};

/** An agreement in plain words, on one screen: what it is for, what each number means, what is promised. */
export const agreementLines = ({ agreement, digest }: SignedAgreement): readonly string[] => [
  `Agreement ${agreement.id}, ${digest}`,
  ...wrapped(`  ${agreement.purpose}`, 2),
  `  Legal basis: ${agreement.legalBasis}.`,
  '',
  'Who brings and asks what',
  ...agreement.parties.flatMap((party) => partyLines(agreement, party)),
  ...besideLines('matched', matchText(agreement.identifiers), COLUMN),
  ...(agreement.operator === undefined
    ? []
    : besideLines('room', `On AWS it is in account ${agreement.operator}.`, COLUMN)),
  '',
  'What each number means for the people on the lists',
  ...meanings(agreement).flatMap(([written, means]) => besideLines(written, means, COLUMN)),
  '',
  'What is promised to them',
  ...promiseLines(agreement),
];
