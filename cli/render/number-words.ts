import { amount, count, percent } from '#cli/render/table.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { ExactTerms, NoisyTerms, PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { noiseHalfWidth } from '#core/privacy/noise/half-width.ts';
import { noiseBound } from '#core/privacy/noise/noise-bound.ts';

/** A number of an agreement as it is written there, and what it means for people. */
export type Meaning = readonly [written: string, means: string];

/**
 * Of 100 guesses at whether a person is on a list, that begin at even odds, how many are right at most once
 * an epsilon was spent: e^ε / (1 + e^ε) by the definition of differential privacy.
 */
const rightGuesses = (epsilon: number): string => {
  const right = 100 / (1 + Math.exp(-epsilon));
  return right > 99.5 ? 'may be right always' : `is right at most ${Math.ceil(right)} times of 100`;
};

type Spending = Pick<PrivacyTerms, 'epsilon' | 'epsilonBudget' | 'budgetPeriodDays'>;

/** A budget of 0.3 pays for three answers of 0.1, whatever floating-point numbers say. */
const answersOf = ({ epsilon, epsilonBudget }: Spending): string =>
  amount(Math.floor(microEpsilon(epsilonBudget) / microEpsilon(epsilon)), 'answer');

const periodOf = ({ budgetPeriodDays }: Spending): Meaning => [
  `budgetPeriodDays ${budgetPeriodDays}`,
  `After ${amount(budgetPeriodDays, 'day')} what an answer took is given back.`,
];

const paying = (terms: Spending): readonly Meaning[] => [
  [
    `epsilon ${terms.epsilon}`,
    `Who guesses whether somebody is on a list ${rightGuesses(terms.epsilon)} after one answer; before it, 50 times.`,
  ],
  [
    `epsilonBudget ${terms.epsilonBudget}`,
    `Pays for ${answersOf(terms)} about each list in a period. After all of them, who guesses ${rightGuesses(terms.epsilonBudget)}.`,
  ],
  periodOf(terms),
];

const noisy = (terms: NoisyTerms, kinds: number): readonly Meaning[] => {
  const { epsilon, delta } = terms;
  const noise = { epsilon, delta, sensitivity: 1 };
  const most = kinds > 2 ? `${kinds} times` : 'twice';
  const bound = noiseBound(noise);
  return [
    [
      'noise laplace',
      `Each count is changed at random: an overlap by at most ${noiseHalfWidth(noise, bound, 95)} in 95 of 100 answers, never by more than ${bound}; a segment by up to ${most} that.`,
    ],
    ...paying(terms),
    [`delta ${delta}`, `One answer in ${count(Math.round(1 / delta))} may tell more than that.`],
  ];
};

const exact = ({ roundTo, minimumChange, ...terms }: ExactTerms): readonly Meaning[] => [
  ['noise none', 'Counts are exact: whoever compares two answers can learn about one person.'],
  [`roundTo ${roundTo}`, `Each count is rounded down to a multiple of ${roundTo}.`],
  [
    `minimumChange ${minimumChange}`,
    `A new list must differ from the last one by nobody, or by ${count(minimumChange)} people or more.`,
  ],
  [`epsilon ${terms.epsilon}`, 'What one answer takes from the budget of each list.'],
  [
    `epsilonBudget ${terms.epsilonBudget}`,
    `Enough for ${answersOf(terms)} about each list in a period.`,
  ],
  periodOf(terms),
];

/** What each number of an agreement means for the people on the lists. */
export const meanings = (agreement: Agreement): readonly Meaning[] => {
  const terms = effectiveTerms(agreement);
  const { dropsDays, tokensDays, releasesDays } = agreement.retention;
  const { k, minimumDataset, maxRejectShare } = terms;
  return [
    [`k ${k}`, `A count that comes out describes ${count(k)} people or more.`],
    ...(terms.noise !== 'none' ? noisy(terms, agreement.identifiers.kinds.length) : exact(terms)),
    [
      `minimumDataset ${minimumDataset}`,
      `A list of fewer than ${count(minimumDataset)} people is asked nothing.`,
    ],
    [
      `maxRejectShare ${maxRejectShare}`,
      `A file of which more than ${percent(maxRejectShare)} is broken is refused whole.`,
    ],
    [`dropsDays ${dropsDays}`, `Digests that were not taken go after ${amount(dropsDays, 'day')}.`],
    [`tokensDays ${tokensDays}`, `A list in the room goes after ${amount(tokensDays, 'day')}.`],
    [`releasesDays ${releasesDays}`, `An answer goes after ${amount(releasesDays, 'day')}.`],
  ];
};
