import { lawAt } from '#cli/agreements/term-facts.ts';
import { eventsText } from '#cli/render/declared-events.ts';
import { organisationLines } from '#cli/render/governance.ts';
import { learnedLines } from '#cli/render/learned.ts';
import { meanings } from '#cli/render/number-words.ts';
import { exceptionLines } from '#cli/render/special-categories.ts';
import { count } from '#cli/render/table.ts';
import { besideLines, wrapped } from '#cli/render/wrap.ts';
import type { Agreement, Party } from '#core/agreement/agreement-schema.ts';
import { budgetTerms, effectiveTerms } from '#core/agreement/effective-terms.ts';
import {
  areSealed,
  attributesOf,
  datasetsOf,
  experimentsOf,
  hierarchiesOf,
  mayAsk,
} from '#core/agreement/lookup.ts';
import type { AnalysisName } from '#core/analyses/analysis-names.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { hasOutcome } from '#core/analyses/experiment.ts';
import type { SignedAgreement } from '#core/documents/signed-agreement.ts';
import type { Level } from '#core/hierarchy.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';
import { ownValue } from '#core/own-value.ts';
import { promisedEpsilon } from '#core/privacy/accounting/learned.ts';

/** Where what is said of a number begins. */
const COLUMN = 24;

const levelText = ({ name, parents }: Level): string =>
  `, in ${name} (${Object.entries(parents)
    .map(([parent, values]) => `${parent}: ${values.join(', ')}`)
    .join('; ')})`;

const listText = (agreement: Agreement, party: string, name: string): string => {
  const hierarchies = hierarchiesOf(agreement, party, name);
  const told = Object.entries(attributesOf(agreement, party, name)).map(([attribute, values]) => {
    const levels = ownValue(hierarchies, attribute) ?? [];
    return `${attribute} (${values.join(', ')})${levels.map(levelText).join('')}`;
  });
  const { bridges } = ownValue(datasetsOf(agreement, party), name) ?? {};
  const ids = bridges === undefined ? '' : ` and up to ${bridges} ids of its own for each person`;
  const attributes = told.length === 0 ? 'no attribute' : told.join(', ');
  return `${name}, with ${attributes}${ids}${eventsText(agreement, party, name)}`;
};

const partyLines = (agreement: Agreement, { id, role, account }: Party): readonly string[] => {
  const lists = Object.keys(datasetsOf(agreement, id)).map((name) => listText(agreement, id, name));
  const asks = ownValue(agreement.analyses, id) ?? [];
  return besideLines(
    id === role ? id : `${id}, ${role}`,
    `Brings ${lists.join('; ')}. May ask ${asks.length === 0 ? 'nothing' : asks.join(', ')}.${account === undefined ? '' : ` On AWS it is account ${account}.`}`,
    COLUMN,
  );
};

const experimentLines = (agreement: Agreement): readonly string[] =>
  experimentsOf(agreement).flatMap((experiment) => {
    const { name, assignment } = experiment;
    const arms = [experiment.control, ...experiment.treated];
    const parts = arms.map((each) => `${each.arm} ${each.parts}`).join(', ');
    const treated = experiment.treated.map(({ arm }) => arm).join(', ');
    return besideLines(
      `lift ${name}`,
      `Both parties say that chance alone decided ${attributeText(assignment)}, in parts of ${parts}. ${treated} may be held against ${experiment.control.arm} by ${hasOutcome(experiment) ? `who has ${attributeText(experiment.outcome)} ${experiment.converted.join(' or ')}` : 'who has a conversion'}.`,
      COLUMN,
    );
  });

interface AskedOf {
  readonly analysis: AnalysisName;
  isThere(agreement: Agreement): boolean;
  readonly add: string;
}

const hasLevels = (agreement: Agreement): boolean =>
  agreement.parties.some(({ id }) =>
    Object.keys(datasetsOf(agreement, id)).some(
      (name) => Object.keys(hierarchiesOf(agreement, id, name)).length > 0,
    ),
  );

/** What some analyses are asked of, and no question of `agreement new` is about. */
const ASKED_OF: readonly AskedOf[] = [
  {
    analysis: 'lift',
    isThere: (agreement) => experimentsOf(agreement).some(hasOutcome),
    add: '"experiments", which say what chance decided, with an "outcome"',
  },
  {
    analysis: 'event-lift',
    isThere: (agreement) => experimentsOf(agreement).length > 0,
    add: '"experiments", which say what chance decided',
  },
  {
    analysis: 'balance',
    isThere: (agreement) => experimentsOf(agreement).length > 0,
    add: '"experiments", which say what chance decided',
  },
  { analysis: 'rollup', isThere: hasLevels, add: '"hierarchies" of a list, beside its attributes' },
];

const openLines = (agreement: Agreement): readonly string[] =>
  ASKED_OF.filter(
    ({ analysis, isThere }) =>
      agreement.parties.some(({ id }) => mayAsk(agreement, id, analysis)) && !isThere(agreement),
  ).flatMap(({ analysis, add }) =>
    besideLines(analysis, `Has nothing to be asked of yet: add ${add}.`, COLUMN),
  );

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

/** How people are matched by points, in words. */
const pointsText = ({
  table,
  digest,
  total,
  personal,
  cap,
}: NonNullable<Agreement['match']>): string =>
  `Or by points, where a question says nothing else: what agrees of names, birth dates, addresses and identifiers is weighed by the table ${tableNamed(table).name} (${digest.slice(0, 12)}), and two people are one from ${bits(total)} on, ${bits(personal)} of them by given name, birth date and identifiers. What more than ${cap} people of a list share compares the first ${cap}.`;

const bits = (tenths: number): string => `${(tenths / 10).toFixed(1)} bits`;

const CUSTOMER_ID_WORDS: Readonly<
  Record<NonNullable<Agreement['identifiers']['customerIdCase']>, string>
> = {
  keep: 'customer numbers that differ in capitals alone are of two people (keep)',
  fold: 'customer numbers that differ in capitals alone are of one person (fold)',
};

const sealedLines = (agreement: Agreement): readonly string[] =>
  areSealed(agreement)
    ? besideLines(
        'drops',
        'Sealed: their digests are keyed by a key of this collaboration, and their parts encrypted to the room. Each party gets the key by "drop-key" before it prepares.',
        COLUMN,
      )
    : [];

/** With noise a count has to be larger than k to come out: how large, is fixed by the terms. */
const neededText = (agreement: Agreement): string => {
  const terms = effectiveTerms(agreement);
  if (terms.noise === 'none') return '';
  const needed = ([1, 2] as const).map((cells) =>
    count(terms.k + lawAt(terms, [1, 1].slice(0, cells)).bound),
  );
  return ` With the noise of the full price, an overlap comes out from about ${needed[0]} people on, and a count by an attribute from ${needed[1]}.`;
};

/** The second promise of docs/privacy.md, or that it is not made. */
const noisePromise = (agreement: Agreement): string => {
  const terms = effectiveTerms(agreement);
  if (terms.noise === 'none')
    return '2. Not given: without noise, nothing is promised about what answers tell when they are compared.';
  const what = terms.noise === 'gaussian' ? 'all answers for life are' : 'an answer is';
  const { membership, attribute } = promisedEpsilon(terms);
  return `2. Noise: with one person more or less on a list, ${what} nearly as likely (epsilon ${membership}), and with another attribute of one person too (epsilon ${Math.ceil(attribute * 100) / 100}), whatever else the reader knows.`;
};

/** The two promises of docs/privacy.md, or that the second is not made. */
const promiseLines = (agreement: Agreement): readonly string[] => {
  const { k } = effectiveTerms(agreement);
  const ways = agreement.match
    ? 'under different identifiers or described in two ways'
    : 'under different identifiers';
  const first = `1. Certain: no count that comes out describes fewer than ${count(k)} people of either list; who stands on each twice, ${ways}, counts twice.${neededText(agreement)}`;
  return [first, noisePromise(agreement)].flatMap((promise) => wrapped(`  ${promise}`, 5));
};

const learnedText = (agreement: Agreement): readonly string[] => {
  const terms = budgetTerms(agreement);
  return terms.noise === 'none'
    ? []
    : [
        'What equal answers at the full price tell of one of them at most',
        ...learnedLines(terms),
        '',
      ];
};

/** An agreement in plain words, on one screen: what it is for, what each number means, what is promised. */
export const agreementLines = ({ agreement, digest }: SignedAgreement): readonly string[] => [
  `Agreement ${agreement.id}, ${digest}`,
  ...wrapped(`  ${agreement.purpose}`, 2),
  `  Legal basis: ${agreement.legalBasis}.`,
  '',
  'Who brings and asks what',
  ...agreement.parties.flatMap((party) => partyLines(agreement, party)),
  ...experimentLines(agreement),
  ...openLines(agreement),
  ...besideLines('matched', matchText(agreement.identifiers), COLUMN),
  ...(agreement.match ? besideLines('', pointsText(agreement.match), COLUMN) : []),
  ...sealedLines(agreement),
  ...(agreement.operator === undefined
    ? []
    : besideLines('room', `On AWS it is in account ${agreement.operator}.`, COLUMN)),
  '',
  ...exceptionLines(agreement, COLUMN),
  ...organisationLines(agreement, COLUMN),
  'What each number means for the people on the lists',
  ...meanings(agreement).flatMap(([written, means]) => besideLines(written, means, COLUMN)),
  '',
  ...learnedText(agreement),
  'What is promised to them',
  ...promiseLines(agreement),
];
