import { type EffectiveTerms, effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Accuracy } from '#core/documents/plan-document.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import type { Sums } from '#core/privacy/budget.ts';
import { chargeOf } from '#core/privacy/charge-of.ts';
import { halfWidth, lawFor, type NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { ATTO, type Price, priceOf } from '#core/privacy/price.ts';
import { type ChangeVector, l1Of, type Sensitivity, worstOf } from '#core/privacy/sensitivity.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';

/** An answer at a price: its noise, how far off it makes the counts, and what the people of each list pay. */
export interface PricedAnswer {
  readonly epsilon: number;
  /** None for exact counts. */
  readonly law: NoiseLaw | undefined;
  readonly accuracy: Accuracy;
  /** What the people of the counted list pay, and those of the other: each for what they can change. */
  readonly costs: readonly [Sums, Sums];
}

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

const changesOf = (question: Asked['question'], terms: EffectiveTerms): Sensitivity =>
  sensitivityOf(question, terms.noise === 'none' ? 'attributes' : terms.protects);

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
  const price = priceOf(terms, epsilon);
  const law = terms.noise === 'none' ? undefined : lawFor(terms.noise, price, all);
  const costOf = (own: readonly ChangeVector[]): Sums => ({
    microEpsilon: microEpsilon(epsilon),
    ...chargeOf(price, { law, own, all }),
  });
  return {
    epsilon,
    law,
    accuracy: accuracyAt(terms, price, { law, sensitivity: l1Of(all) }),
    costs: [costOf(sensitivity.counted), costOf(sensitivity.other)],
  };
};
