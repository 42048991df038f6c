import { meanings } from '#cli/render/number-words.ts';
import { amount, count } from '#cli/render/table.ts';
import { besideLines, wrapped } from '#cli/render/wrap.ts';
import type { Agreement, Party } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/documents/signed-agreement.ts';
import { ownValue } from '#core/own-value.ts';

/** Where what is said of a number begins. */
const COLUMN = 24;

const listText = (
  name: string,
  attributes: Readonly<Record<string, readonly string[]>>,
): string => {
  const told = Object.entries(attributes).map(
    ([attribute, values]) => `${attribute} (${amount(values.length, 'value')})`,
  );
  return told.length === 0 ? `${name}, with no attribute` : `${name}, with ${told.join(', ')}`;
};

const partyLines = (agreement: Agreement, { id, role }: Party): readonly string[] => {
  const lists = Object.entries(datasetsOf(agreement, id) ?? {}).map(([name, { attributes }]) =>
    listText(name, attributes),
  );
  const asks = ownValue(agreement.analyses, id) ?? [];
  return besideLines(
    id === role ? id : `${id}, ${role}`,
    `Brings ${lists.join('; ')}. May ask ${asks.length === 0 ? 'nothing' : asks.join(', ')}.`,
    COLUMN,
  );
};

const matchText = ({ profile, kinds, defaultCountry }: Agreement['identifiers']): string =>
  `By ${kinds.join(', else by ')}, written as profile ${profile} says${
    defaultCountry === undefined ? '' : `; a phone number without a country is of ${defaultCountry}`
  }.`;

/** The two promises of docs/privacy.md, or that the second is not made. */
const promiseLines = (agreement: Agreement): readonly string[] => {
  const { k, noise, epsilon } = effectiveTerms(agreement);
  const second =
    noise === 'laplace'
      ? `2. Noise: with one person more or less on a list, the same answer is nearly as likely (epsilon ${epsilon}), whatever else the reader knows.`
      : '2. Not given: without noise, nothing is promised about what answers tell when they are compared.';
  const first = `1. Certain: no count that comes out describes fewer than ${count(k)} people.`;
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
  '',
  'What each number means for the people on the lists',
  ...meanings(agreement).flatMap(([written, means]) => besideLines(written, means, COLUMN)),
  '',
  'What is promised to them',
  ...promiseLines(agreement),
];
