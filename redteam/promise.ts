import type { NoisyTerms } from '#core/agreement/privacy-terms.ts';
import type { Question } from '#core/analyses/question.ts';
import { MICRO } from '#core/micro-epsilon.ts';
import { ATTO, halfOf } from '#core/privacy/price.ts';
import { type ChangeVector, l1Of, l2SquaredOf, type Protects } from '#core/privacy/sensitivity.ts';
import { sensitivityOf } from '#core/usecases/questions/question-query.ts';
import { type Guarantee, scaled } from '#redteam/guarantee.ts';
import type { Charges, Guesses } from '#redteam/guesses.ts';

/** What the terms promise of all answers that were charged so. */
const promiseOf = (terms: NoisyTerms, charged: Charges): Guarantee =>
  terms.noise === 'gaussian'
    ? {
        noise: 'gaussian',
        nanoRho: charged.nanoRho,
        truncation: charged.attoDelta / ATTO,
        conversion: halfOf(terms.delta),
      }
    : {
        noise: 'laplace',
        epsilon: charged.microEpsilon / MICRO,
        delta: charged.attoDelta / ATTO,
      };

/** What a person of a party can do to a question's counts, when so much of them is to be hidden. */
const changesOf = (
  question: Question,
  protects: Protects,
  party: string,
): readonly ChangeVector[] => {
  const { counted, other } = sensitivityOf(question, protects);
  return question.counted.party === party ? counted : other;
};

/**
 * How much more of a person's attributes is told than was charged, where only membership is protected: the
 * largest ratio of any question, in ε for Laplace noise and in ρ for Gaussian.
 */
const factorOf = (terms: NoisyTerms, about: Protects, { questions, victim }: Guesses): number => {
  const size = terms.noise === 'gaussian' ? l2SquaredOf : l1Of;
  const protects = terms.protects ?? 'attributes';
  return questions.reduce(
    (most, question) =>
      Math.max(
        most,
        size(changesOf(question, about, victim)) / size(changesOf(question, protects, victim)),
      ),
    1,
  );
};

/** What is promised of one person's membership, or of one person's attribute, after the answers of a game. */
export const promiseAbout = (terms: NoisyTerms, about: Protects, guesses: Guesses): Guarantee =>
  scaled(promiseOf(terms, guesses.charged), factorOf(terms, about, guesses));
