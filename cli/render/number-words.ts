import { paidByShare, unpaidAskers } from '#cli/agreements/paid-by-share.ts';
import {
  contributionFacts,
  type FactWords,
  factText,
  listFacts,
  privacyFacts,
  type TermFact,
} from '#cli/agreements/term-facts.ts';
import { activationMeanings } from '#cli/render/activation-words.ts';
import { consentMeanings } from '#cli/render/consent-words.ts';
import { amount, count, percent } from '#cli/render/table.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { budgetTerms } from '#core/agreement/effective-terms.ts';
import { amountOf, limitsOf } from '#core/privacy/limits-of.ts';

/** A number of an agreement as it is written there, and what it means for people. */
export type Meaning = readonly [written: string, means: string];

const rightGuesses = (of100: number): string =>
  of100 >= 100 ? 'may be right always' : `is right at most ${of100} times of 100`;

const smallerDelta = (chance: string): string =>
  `${chance} A list of more people than that needs a smaller delta.`;

const deltaOver =
  (span: string) =>
  (oneIn: number, answers: number, oneInAll: number): string =>
    smallerDelta(
      `An answer tells more than its epsilon with a chance of one in ${count(oneIn)}; one of the ${count(answers)} of a ${span}, of one in ${count(oneInAll)}.`,
    );

/** What each number of an agreement means, in English. */
export const FACT_WORDS: FactWords = {
  threshold: (people) => `A count that comes out describes ${count(people)} people or more.`,
  exactCounts: () => 'Counts are exact: whoever compares two answers can learn about one person.',
  rounding: (to) => `Each count is rounded down to a multiple of ${to}.`,
  minimumChange: (people) =>
    `A new list must differ from the last one by nobody, or by ${count(people)} people or more.`,
  exactPrice: () => "What one answer takes from the budget of each party's people.",
  exactBudget: (answers) =>
    `Enough for ${amount(answers, 'answer')} about a party's people in a period.`,
  exactLife: (answers) => `Enough for ${amount(answers, 'answer')} for ever.`,
  noise: (...[overlapUsual, overlapMost, segmentUsual, segmentMost]) =>
    `Each count is changed at random: an overlap by at most ${overlapUsual} in 95 of 100 answers at the full price, never by more than ${overlapMost}; a count by an attribute by ${segmentUsual}, and ${segmentMost}.`,
  protectsAttributes: () =>
    'Noise hides each attribute of a person as well as whether they are on a list.',
  protectsMembership: () =>
    'Noise hides whether a person is on a list. An attribute of theirs it hides less well.',
  price: (guesses) =>
    `The most that an answer may take. Who guesses whether somebody is on a list ${rightGuesses(guesses)} after one; before it, 50 times.`,
  budget: (answers, guesses) =>
    `Pays for ${amount(answers, 'such answer')} about a party's people in a period. After all of them, who guesses ${rightGuesses(guesses)}.`,
  period: (days) => `After ${amount(days, 'day')} what an answer took is given back to the period.`,
  unbounded: () => 'Nothing bounds what all answers tell in the end: each period adds to it.',
  life: (answers, guesses) =>
    `Pays for ${amount(answers, 'such answer')} for ever; more takes a new agreement. After all of them, who guesses ${rightGuesses(guesses)}.`,
  deltaForLife: (oneIn) =>
    smallerDelta(
      `All answers for life tell more than their epsilon with a chance of one in ${count(oneIn)} at most.`,
    ),
  deltaOverYear: deltaOver('year'),
  deltaOverLife: deltaOver('life'),
  conversions: (first) =>
    `Of a person's conversions the first ${first} count, whatever anybody else did.`,
  touches: (last) => `Of the touches before a conversion the last ${last} may share it.`,
  minimumDataset: (people) => `A list of fewer than ${count(people)} people is asked nothing.`,
  minimumSupport: (people) =>
    `Of a value that fewer than ${count(people)} people of its own list have, nobody is told a count.`,
  minimumMeanCell: (people) =>
    `A question whose cells would hold fewer than ${count(people)} of the asker's own people on average is refused, for free.`,
  maxRejectShare: (share) =>
    `A file of which more than ${percent(share)} is broken is refused whole.`,
  dropsDays: (days) => `Digests that were not taken go after ${amount(days, 'day')}.`,
  tokensDays: (days) => `A version of a dataset in the room goes after ${amount(days, 'day')}.`,
  releasesDays: (days) => `An answer goes after ${amount(days, 'day')}.`,
  keysDays: (days) => `The key of an epoch that ended goes after ${amount(days, 'day')}.`,
};

/** Parties whose questions no budget pays for, and what to do; undefined where there are none. */
export const unpaidText = (agreement: Agreement): string | undefined => {
  const unpaid = unpaidAskers(agreement);
  if (unpaid.length === 0) return undefined;
  return `the share of ${unpaid.join(' and of ')} pays for no answer at the full price: lower epsilon, raise the budgets, or divide the shares otherwise`;
};

/** Of Gaussian noise it is ρ that is shared, about the square of ε. */
const squaresText = (agreement: Agreement): string => {
  const terms = budgetTerms(agreement);
  const [period] = limitsOf(terms);
  if (terms.noise !== 'gaussian' || period === undefined) return '';
  const half = amountOf(terms, period.unit, Math.floor(period.most / 2));
  return ` Epsilons of Gaussian noise add up nearly by their squares: half of ${amountOf(terms, period.unit, period.most)} is ${half}.`;
};

/** What each party's share pays for. */
const sharesMeaning = (agreement: Agreement): Meaning => {
  const shares = paidByShare(agreement).map(({ party, share, period, life }) => {
    const forLife = Number.isFinite(life) ? `, ${count(life)} for life` : '';
    return `${party} ${percent(share)} (${amount(period, 'such answer')} in a period${forLife})`;
  });
  const squares = squaresText(agreement);
  const unpaid = unpaidText(agreement);
  const beware = unpaid === undefined ? '' : ` Beware: ${unpaid}.`;
  return [
    'shares',
    `What each may spend of every budget by its questions: ${shares.join('; ')}.${squares}${beware}`,
  ];
};

const meaningOf = (fact: TermFact): Meaning => [fact.written, factText(FACT_WORDS, fact)];

/** What each number of an agreement means for the people on the lists. */
export const meanings = (agreement: Agreement): readonly Meaning[] => [
  ...privacyFacts(agreement).map(meaningOf),
  sharesMeaning(agreement),
  ...activationMeanings(agreement),
  ...contributionFacts(agreement).map(meaningOf),
  ...consentMeanings(agreement),
  ...listFacts(agreement).map(meaningOf),
];
