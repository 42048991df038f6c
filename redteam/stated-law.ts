import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { gaussianLaw, laplaceLaw, type NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { priceOf } from '#core/privacy/price.ts';
import { worstOf } from '#core/privacy/sensitivity.ts';
import { decimalRational, rational } from '#core/rational.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';

/** The law of a release's noise, as the release itself states it; none for exact counts. */
export const lawOf = (release: Release): NoiseLaw | undefined => {
  const { noise, noiseBound: bound, variance = 0, epsilon, sensitivity } = release;
  if (noise === 'none') return undefined;
  if (noise === 'gaussian') return { noise, variance, bound };
  const { n, d } = decimalRational(epsilon);
  return { noise, rate: rational(n, d * BigInt(sensitivity)), bound };
};

/** The law that an agreement gives a question at the full price; none for exact counts. */
export const lawFor = (agreement: Agreement, request: QuestionRequest): NoiseLaw | undefined => {
  const terms = effectiveTerms(agreement);
  if (terms.noise === 'none') return undefined;
  const changes = worstOf(sensitivityOf(parseQuestion(request, agreement), terms.protects));
  const price = priceOf(terms, terms.epsilon);
  return terms.noise === 'laplace' ? laplaceLaw(price, changes) : gaussianLaw(price, changes);
};
