import { type EffectiveTerms, effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Accuracy } from '#core/documents/plan-document.ts';
import type { ReleaseSum } from '#core/documents/release.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import type { Sums } from '#core/privacy/budget.ts';
import { chargeOf } from '#core/privacy/charge-of.ts';
import { halfWidth, lawFor, type NoiseLaw, wholeVariance } from '#core/privacy/noise/noise-law.ts';
import { type SumLaw, sumLaw } from '#core/privacy/noise/sum-law.ts';
import { ATTO, type Price, priceOf } from '#core/privacy/price.ts';
import { l1Of, type Protects, type Sensitivity, worstOf } from '#core/privacy/sensitivity.ts';
import { splitPrice } from '#core/privacy/split-price.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { type PricedSum, sensitivityOf, sumsOf } from '#core/usecases/questions/question-query.ts';

/** An answer at a price: its noise, how far off it makes the counts, and what the people of each list pay. */
export interface PricedAnswer {
  readonly epsilon: number;
  /** None for exact counts. */
  readonly law: NoiseLaw | undefined;
  readonly accuracy: Accuracy;
  /** The sums beside the people, each with its noise; none of most questions. */
  readonly sums: readonly ToldSum[];
  /** What the people of the counted list pay, and those of the other: each for what they can change. */
  readonly costs: readonly [Sums, Sums];
}

/** A sum of an answer, with its noise. */
export type ToldSum = PricedSum & SumLaw;

/** What is said of a sum: in what it is told, at what it is clipped, and how far off it may be, in smallest units. */
export const sumSaid = ({ step, law, clip, ...sum }: ToldSum): ReleaseSum => ({
  ...{ name: sum.name, says: sum.says, unit: sum.unit, decimals: sum.decimals, step },
  ...(clip !== undefined && { clip }),
  variance: wholeVariance(law),
  noiseBound: step * law.bound,
  noiseHalfWidth: step * halfWidth(law, 95),
});

const accuracyAt = (
  terms: EffectiveTerms,
  price: Price,
  { law, sensitivity }: { readonly law: NoiseLaw | undefined; readonly sensitivity: number },
): Accuracy => {
  if (terms.noise === 'none' || law === undefined)
    return {
      ...{ noise: 'none', delta: 0, sensitivity, noiseBound: 0, noiseHalfWidth: 0 },
      roundTo: terms.noise === 'none' ? terms.roundTo : 1,
    };
  return {
    noise: law.noise,
    // That of the answer alone, or the one that holds for all of a life.
    delta: law.noise === 'laplace' ? price.attoDelta / ATTO : terms.delta,
    sensitivity,
    ...(law.noise === 'gaussian' && { variance: law.variance }),
    protects: terms.protects,
    noiseBound: law.bound,
    noiseHalfWidth: halfWidth(law, 95),
    roundTo: 1,
  };
};

const protectedBy = (terms: EffectiveTerms): Protects =>
  terms.noise === 'none' ? 'attributes' : terms.protects;

const changesOf = (question: Asked['question'], terms: EffectiveTerms): Sensitivity =>
  sensitivityOf(question, protectedBy(terms));

const addedUp = (parts: readonly Omit<Sums, 'microEpsilon'>[]): Omit<Sums, 'microEpsilon'> => ({
  nanoRho: parts.reduce((sum, { nanoRho }) => sum + nanoRho, 0),
  attoDelta: parts.reduce((sum, { attoDelta }) => sum + attoDelta, 0),
});

/** The sums of a question with the noise that their part of a price buys. */
const toldSums = (
  sums: readonly PricedSum[],
  price: Price,
  { noise }: EffectiveTerms,
): readonly ToldSum[] =>
  noise === 'none'
    ? []
    : sums.map((sum) => ({
        ...sumLaw(noise, price, {
          ...sum,
          changesIn: (step) => worstOf(sum.sensitivityIn(step)),
        }),
        ...sum,
      }));

/**
 * What an answer to a question is at this price. Throws AirlockError('usage') for a price that buys nothing
 * but noise.
 */
export const pricedAnswer = (
  { question, signed }: Pick<Asked, 'question' | 'signed'>,
  epsilon: number,
): PricedAnswer => {
  const terms = effectiveTerms(signed.agreement);
  const sensitivity = changesOf(question, terms);
  const all = worstOf(sensitivity);
  const measured = sumsOf({ question, signed }, protectedBy(terms));
  const whole = priceOf(terms, epsilon);
  const { people: price, sum: sumPrice } = splitPrice(whole, measured.length);
  const law = terms.noise === 'none' ? undefined : lawFor(terms.noise, price, all);
  const sums = toldSums(measured, sumPrice, terms);
  const costOf = (side: keyof Sensitivity): Sums => ({
    microEpsilon: microEpsilon(epsilon),
    ...addedUp([
      chargeOf(price, { law, own: sensitivity[side], all }),
      ...sums.map(({ step, law, sensitivityIn }) => {
        const changes = sensitivityIn(step);
        return chargeOf(sumPrice, { law, own: changes[side], all: worstOf(changes) });
      }),
    ]),
  });
  return {
    epsilon,
    law,
    accuracy: accuracyAt(terms, whole, { law, sensitivity: l1Of(all) }),
    sums,
    costs: [costOf('counted'), costOf('other')],
  };
};
