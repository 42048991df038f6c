import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { budgetTerms, type EffectiveTerms } from '#core/agreement/effective-terms.ts';
import type { ExactTerms } from '#core/agreement/privacy-terms.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { type Learned, learnedBySpan } from '#core/privacy/accounting/learned.ts';
import { surenessAfter } from '#core/privacy/accounting/sureness.ts';
import {
  gaussianLaw,
  halfWidth,
  laplaceLaw,
  type NoiseLaw,
} from '#core/privacy/noise/noise-law.ts';
import { ATTO, priceOf } from '#core/privacy/price.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';

/**
 * What the numbers of an agreement come to for people, by the name of the sentence that says it. Guesses are those
 * of 100 that are right at most, where 100 stands for always.
 */
export interface TermFacts {
  readonly threshold: readonly [people: number];
  readonly exactCounts: readonly [];
  readonly rounding: readonly [to: number];
  readonly minimumChange: readonly [people: number];
  readonly exactPrice: readonly [];
  readonly exactBudget: readonly [answers: number];
  readonly exactLife: readonly [answers: number];
  readonly noise: readonly [
    ...[overlapUsual: number, overlapMost: number],
    ...[segmentUsual: number, segmentMost: number],
  ];
  readonly protectsAttributes: readonly [];
  readonly protectsMembership: readonly [];
  readonly price: readonly [guesses: number];
  readonly budget: readonly [answers: number, guesses: number];
  readonly period: readonly [days: number];
  readonly unbounded: readonly [];
  readonly life: readonly [answers: number, guesses: number];
  readonly deltaForLife: readonly [oneIn: number];
  readonly deltaOverYear: readonly [oneIn: number, answers: number, oneInAll: number];
  readonly deltaOverLife: readonly [oneIn: number, answers: number, oneInAll: number];
  readonly conversions: readonly [count: number];
  readonly touches: readonly [count: number];
  readonly minimumDataset: readonly [people: number];
  readonly minimumSupport: readonly [people: number];
  readonly minimumMeanCell: readonly [people: number];
  readonly maxRejectShare: readonly [share: number];
  readonly dropsDays: readonly [days: number];
  readonly tokensDays: readonly [days: number];
  readonly releasesDays: readonly [days: number];
  readonly keysDays: readonly [days: number];
}

/** A sentence for each of them, in a language. */
export type FactWords = {
  readonly [Name in keyof TermFacts]: (...of: TermFacts[Name]) => string;
};

/** A number of an agreement as it is written there, which sentence says what it means, and of what. */
export type TermFact<Name extends keyof TermFacts = keyof TermFacts> = {
  readonly [Each in Name]: {
    readonly written: string;
    readonly name: Each;
    readonly of: TermFacts[Each];
  };
}[Name];

/** The sentence of a fact. */
export const factText = <Name extends keyof TermFacts>(
  words: FactWords,
  { name, of }: TermFact<Name>,
): string => words[name](...of);

type Noisy = Exclude<EffectiveTerms, { readonly noise: 'none' }>;

/** From here on a guess is told to be right always. */
const NEARLY_ALWAYS = 99.5;

/** Of 100 guesses at whether a person is on a list, that begin at even odds, how many are right at most. */
const rightGuesses = (terms: Noisy, answers: number): number => {
  const { nanoRho, attoDelta } = priceOf(terms, terms.epsilon);
  const right = surenessAfter({
    nanoRho: answers * nanoRho,
    attoDelta: answers * attoDelta,
    ...(terms.noise === 'laplace' && { microEpsilon: answers * microEpsilon(terms.epsilon) }),
  });
  return right > NEARLY_ALWAYS ? 100 : Math.ceil(right);
};

/** The noise of an answer at the full price, about people who can change the counts so. */
export const lawAt = (terms: Noisy, changes: ChangeVector): NoiseLaw => {
  const price = priceOf(terms, terms.epsilon);
  return terms.noise === 'gaussian' ? gaussianLaw(price, [changes]) : laplaceLaw(price, [changes]);
};

const periodOf = ({ budgetPeriodDays: days }: EffectiveTerms): TermFact => ({
  ...{ written: `budgetPeriodDays ${days}`, name: 'period', of: [days] },
});

const noiseOf = (terms: Noisy): TermFact => {
  const [overlap, segment] = [lawAt(terms, [1]), lawAt(terms, [1, 1])];
  return {
    ...{ written: `noise ${terms.noise}`, name: 'noise' },
    of: [halfWidth(overlap, 95), overlap.bound, halfWidth(segment, 95), segment.bound],
  };
};

const lifeOf = (terms: Noisy, answers: number | undefined): TermFact =>
  answers === undefined
    ? { written: 'no lifetimeEpsilon', name: 'unbounded', of: [] }
    : {
        ...{ written: `lifetimeEpsilon ${terms.lifetimeEpsilon}`, name: 'life' },
        of: [answers, rightGuesses(terms, answers)],
      };

const oneIn = (delta: number): number => Math.floor(1 / delta + 1e-6);

/** What the δ of all answers comes to has to be small beside one of the people, or one of them may be shown. */
const deltaOf = (terms: Noisy, { span, answers, membership, attribute }: Learned): TermFact => {
  const written = `delta ${terms.delta}`;
  if (terms.noise === 'gaussian')
    return { written, name: 'deltaForLife', of: [oneIn(terms.delta)] };
  const each = priceOf(terms, terms.epsilon).attoDelta / ATTO;
  const all = Math.max(membership.delta, attribute.delta);
  const name = span === 'life' ? 'deltaOverLife' : 'deltaOverYear';
  return { written, name, of: [oneIn(each), answers, oneIn(all)] };
};

const noisyFacts = (terms: Noisy): readonly TermFact[] => {
  const spans = learnedBySpan(terms);
  const answersIn = (span: Learned['span']) => spans.find((each) => each.span === span)?.answers;
  const inPeriod = answersIn('period') ?? 0;
  const last = spans.at(-1);
  const { protects, epsilon, epsilonBudget } = terms;
  return [
    noiseOf(terms),
    {
      written: `protects ${protects}`,
      name: protects === 'attributes' ? 'protectsAttributes' : 'protectsMembership',
      of: [],
    },
    { written: `epsilon ${epsilon}`, name: 'price', of: [rightGuesses(terms, 1)] },
    {
      ...{ written: `epsilonBudget ${epsilonBudget}`, name: 'budget' },
      of: [inPeriod, rightGuesses(terms, inPeriod)],
    },
    periodOf(terms),
    lifeOf(terms, answersIn('life')),
    ...(last ? [deltaOf(terms, last)] : []),
  ];
};

/** A budget of 0.3 pays for three answers of 0.1, whatever floating-point numbers say. */
const paidBy = (budget: number, { epsilon }: Pick<ExactTerms, 'epsilon'>): number =>
  Math.floor(microEpsilon(budget) / microEpsilon(epsilon));

const exactFacts = (
  terms: Extract<EffectiveTerms, { readonly noise: 'none' }>,
): readonly TermFact[] => {
  const { roundTo, minimumChange, epsilon, epsilonBudget, lifetimeEpsilon: life } = terms;
  return [
    { written: 'noise none', name: 'exactCounts', of: [] },
    { written: `roundTo ${roundTo}`, name: 'rounding', of: [roundTo] },
    { written: `minimumChange ${minimumChange}`, name: 'minimumChange', of: [minimumChange] },
    { written: `epsilon ${epsilon}`, name: 'exactPrice', of: [] },
    {
      ...{ written: `epsilonBudget ${epsilonBudget}`, name: 'exactBudget' },
      of: [paidBy(epsilonBudget, terms)],
    },
    periodOf(terms),
    ...(life === undefined
      ? []
      : [
          {
            written: `lifetimeEpsilon ${life}`,
            name: 'exactLife',
            of: [paidBy(life, terms)],
          } as const,
        ]),
  ];
};

/** What the threshold, the noise and the budgets mean. */
export const privacyFacts = (agreement: Agreement): readonly TermFact[] => {
  const terms = budgetTerms(agreement);
  return [
    { written: `k ${terms.k}`, name: 'threshold', of: [terms.k] },
    ...(terms.noise === 'none' ? exactFacts(terms) : noisyFacts(terms)),
  ];
};

/** Names of sentences about one number. */
type OfOne = {
  [Name in keyof TermFacts]: TermFacts[Name] extends readonly [number] ? Name : never;
}[keyof TermFacts];

/** A sentence that is called as its field is, where the agreement has that. */
const ofField = (name: OfOne, value: number | undefined): readonly TermFact[] =>
  value === undefined ? [] : [{ written: `${name} ${value}`, name, of: [value] }];

/** What is counted of a person's events, where a list is one of events. */
export const contributionFacts = ({ contributions }: Agreement): readonly TermFact[] => [
  ...ofField('conversions', contributions?.conversions),
  ...ofField('touches', contributions?.touches),
];

/** Which lists may be asked or taken, and how long things are kept. */
export const listFacts = (agreement: Agreement): readonly TermFact[] => {
  const { minimumDataset, minimumSupport, minimumMeanCell, maxRejectShare } =
    budgetTerms(agreement);
  const { dropsDays, tokensDays, releasesDays, keysDays } = agreement.retention;
  return [
    ...ofField('minimumDataset', minimumDataset),
    ...ofField('minimumSupport', minimumSupport),
    ...ofField('minimumMeanCell', minimumMeanCell),
    ...ofField('maxRejectShare', maxRejectShare),
    ...ofField('dropsDays', dropsDays),
    ...ofField('tokensDays', tokensDays),
    ...ofField('releasesDays', releasesDays),
    ...ofField('keysDays', keysDays),
  ];
};
