import { paidByShare, unpaidAskers } from '#cli/agreements/paid-by-share.ts';
import { activationMeanings } from '#cli/render/activation-words.ts';
import { consentMeanings } from '#cli/render/consent-words.ts';
import { amount, count, percent } from '#cli/render/table.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { budgetTerms, type EffectiveTerms } from '#core/agreement/effective-terms.ts';
import type { ExactTerms } from '#core/agreement/privacy-terms.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { type Learned, learnedBySpan } from '#core/privacy/accounting/learned.ts';
import { surenessAfter } from '#core/privacy/accounting/sureness.ts';
import { amountOf, limitsOf } from '#core/privacy/limits-of.ts';
import {
  gaussianLaw,
  halfWidth,
  laplaceLaw,
  type NoiseLaw,
} from '#core/privacy/noise/noise-law.ts';
import { ATTO, priceOf } from '#core/privacy/price.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';

/** A number of an agreement as it is written there, and what it means for people. */
export type Meaning = readonly [written: string, means: string];

type Noisy = Exclude<EffectiveTerms, { readonly noise: 'none' }>;

/** Of 100 guesses at whether a person is on a list, that begin at even odds, how many are right at most. */
const rightGuesses = (terms: Noisy, answers: number): string => {
  const { nanoRho, attoDelta } = priceOf(terms, terms.epsilon);
  const right = surenessAfter({
    nanoRho: answers * nanoRho,
    attoDelta: answers * attoDelta,
    ...(terms.noise === 'laplace' && { microEpsilon: answers * microEpsilon(terms.epsilon) }),
  });
  return right > 99.5 ? 'may be right always' : `is right at most ${Math.ceil(right)} times of 100`;
};

const periodOf = ({ budgetPeriodDays }: EffectiveTerms): Meaning => [
  `budgetPeriodDays ${budgetPeriodDays}`,
  `After ${amount(budgetPeriodDays, 'day')} what an answer took is given back to the period.`,
];

/** The noise of an answer at the full price, about people who can change the counts so. */
export const lawAt = (terms: Noisy, changes: ChangeVector): NoiseLaw => {
  const price = priceOf(terms, terms.epsilon);
  return terms.noise === 'gaussian' ? gaussianLaw(price, [changes]) : laplaceLaw(price, [changes]);
};

const noiseOf = (terms: Noisy): Meaning => {
  const [overlap, segment] = [lawAt(terms, [1]), lawAt(terms, [1, 1])];
  return [
    `noise ${terms.noise}`,
    `Each count is changed at random: an overlap by at most ${halfWidth(overlap, 95)} in 95 of 100 answers at the full price, never by more than ${overlap.bound}; a count by an attribute by ${halfWidth(segment, 95)}, and ${segment.bound}.`,
  ];
};

const PROTECTS: Readonly<Record<Noisy['protects'], string>> = {
  attributes: 'Noise hides each attribute of a person as well as whether they are on a list.',
  membership:
    'Noise hides whether a person is on a list. An attribute of theirs it hides less well.',
};

const lifeOf = (terms: Noisy, answers: number | undefined): Meaning =>
  answers === undefined
    ? [
        'no lifetimeEpsilon',
        'Nothing bounds what all answers tell in the end: each period adds to it.',
      ]
    : [
        `lifetimeEpsilon ${terms.lifetimeEpsilon}`,
        `Pays for ${amount(answers, 'such answer')} for ever; more takes a new agreement. After all of them, who guesses ${rightGuesses(terms, answers)}.`,
      ];

/** What the δ of all answers comes to has to be small beside one of the people, or one of them may be shown. */
const deltaOf = (terms: Noisy, { span, answers, membership, attribute }: Learned): Meaning => {
  const oneIn = (delta: number): string => `one in ${count(Math.floor(1 / delta + 1e-6))}`;
  const each = priceOf(terms, terms.epsilon).attoDelta / ATTO;
  const all =
    terms.noise === 'gaussian' ? terms.delta : Math.max(membership.delta, attribute.delta);
  const chance =
    terms.noise === 'gaussian'
      ? `All answers for life tell more than their epsilon with a chance of ${oneIn(all)} at most.`
      : `An answer tells more than its epsilon with a chance of ${oneIn(each)}; one of the ${count(answers)} of a ${span}, of ${oneIn(all)}.`;
  return [
    `delta ${terms.delta}`,
    `${chance} A list of more people than that needs a smaller delta.`,
  ];
};

const noisy = (terms: Noisy): readonly Meaning[] => {
  const spans = learnedBySpan(terms);
  const answersIn = (span: Learned['span']) => spans.find((each) => each.span === span)?.answers;
  const inPeriod = answersIn('period') ?? 0;
  const last = spans.at(-1);
  return [
    noiseOf(terms),
    [`protects ${terms.protects}`, PROTECTS[terms.protects]],
    [
      `epsilon ${terms.epsilon}`,
      `The most that an answer may take. Who guesses whether somebody is on a list ${rightGuesses(terms, 1)} after one; before it, 50 times.`,
    ],
    [
      `epsilonBudget ${terms.epsilonBudget}`,
      `Pays for ${amount(inPeriod, 'such answer')} about a party's people in a period. After all of them, who guesses ${rightGuesses(terms, inPeriod)}.`,
    ],
    periodOf(terms),
    lifeOf(terms, answersIn('life')),
    ...(last ? [deltaOf(terms, last)] : []),
  ];
};

/** A budget of 0.3 pays for three answers of 0.1, whatever floating-point numbers say. */
const paidBy = (budget: number, { epsilon }: Pick<ExactTerms, 'epsilon'>): string =>
  amount(Math.floor(microEpsilon(budget) / microEpsilon(epsilon)), 'answer');

const exact = (terms: Extract<EffectiveTerms, { readonly noise: 'none' }>): readonly Meaning[] => {
  const { roundTo, minimumChange, epsilon, epsilonBudget, lifetimeEpsilon } = terms;
  return [
    ['noise none', 'Counts are exact: whoever compares two answers can learn about one person.'],
    [`roundTo ${roundTo}`, `Each count is rounded down to a multiple of ${roundTo}.`],
    [
      `minimumChange ${minimumChange}`,
      `A new list must differ from the last one by nobody, or by ${count(minimumChange)} people or more.`,
    ],
    [`epsilon ${epsilon}`, "What one answer takes from the budget of each party's people."],
    [
      `epsilonBudget ${epsilonBudget}`,
      `Enough for ${paidBy(epsilonBudget, terms)} about a party's people in a period.`,
    ],
    periodOf(terms),
    ...(lifetimeEpsilon === undefined
      ? []
      : [
          [
            `lifetimeEpsilon ${lifetimeEpsilon}`,
            `Enough for ${paidBy(lifetimeEpsilon, terms)} for ever.`,
          ] as const,
        ]),
  ];
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

/** Only where one is stated. */
const meanCell = ({ minimumMeanCell }: EffectiveTerms): readonly Meaning[] =>
  minimumMeanCell === undefined
    ? []
    : [
        [
          `minimumMeanCell ${minimumMeanCell}`,
          `A question whose cells would hold fewer than ${count(minimumMeanCell)} of the asker's own people on average is refused, for free.`,
        ],
      ];

/** Only where a list is one of events. */
const contributionMeanings = ({ contributions }: Agreement): readonly Meaning[] => {
  if (contributions === undefined) return [];
  const { conversions, touches } = contributions;
  return [
    [
      `conversions ${conversions}`,
      `Of a person's conversions the first ${conversions} count, whatever anybody else did.`,
    ],
    [`touches ${touches}`, `Of the touches before a conversion the last ${touches} may share it.`],
  ];
};

const keyMeaning = ({ retention: { keysDays } }: Agreement): readonly Meaning[] =>
  keysDays === undefined
    ? []
    : [
        [
          `keysDays ${keysDays}`,
          `The key of an epoch that ended goes after ${amount(keysDays, 'day')}.`,
        ],
      ];

/** What each number of an agreement means for the people on the lists. */
export const meanings = (agreement: Agreement): readonly Meaning[] => {
  const terms = budgetTerms(agreement);
  const { dropsDays, tokensDays, releasesDays } = agreement.retention;
  const { k, minimumDataset, minimumSupport, maxRejectShare } = terms;
  return [
    [`k ${k}`, `A count that comes out describes ${count(k)} people or more.`],
    ...(terms.noise === 'none' ? exact(terms) : noisy(terms)),
    sharesMeaning(agreement),
    ...activationMeanings(agreement),
    ...contributionMeanings(agreement),
    ...consentMeanings(agreement),
    [
      `minimumDataset ${minimumDataset}`,
      `A list of fewer than ${count(minimumDataset)} people is asked nothing.`,
    ],
    [
      `minimumSupport ${minimumSupport}`,
      `Of a value that fewer than ${count(minimumSupport)} people of its own list have, nobody is told a count.`,
    ],
    ...meanCell(terms),
    [
      `maxRejectShare ${maxRejectShare}`,
      `A file of which more than ${percent(maxRejectShare)} is broken is refused whole.`,
    ],
    [`dropsDays ${dropsDays}`, `Digests that were not taken go after ${amount(dropsDays, 'day')}.`],
    [
      `tokensDays ${tokensDays}`,
      `A version of a dataset in the room goes after ${amount(tokensDays, 'day')}.`,
    ],
    [`releasesDays ${releasesDays}`, `An answer goes after ${amount(releasesDays, 'day')}.`],
    ...keyMeaning(agreement),
  ];
};
