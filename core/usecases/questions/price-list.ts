import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { LEAST_EPSILON } from '#core/limits.ts';
import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { PRICE_PARTS } from '#core/usecases/questions/party-budgets.ts';
import { pricedAnswer } from '#core/usecases/questions/priced-answer.ts';
import { budgetsOf, spendingsOf } from '#core/usecases/questions/reserve-budget.ts';

type PriceLine = PlanDocument['prices'][number];

/** The price that was named and parts of the highest one, from there downwards. Exact counts have one price: for less of it they would be the same. */
const pricesFor = ({ epsilon, signed }: Asked): readonly number[] => {
  const terms = effectiveTerms(signed.agreement);
  if (terms.noise === 'none') return [terms.epsilon];
  const most = microEpsilon(terms.epsilon);
  const prices = PRICE_PARTS.map((part) => Math.floor(most / part) / MICRO);
  return [...new Set([epsilon, ...prices])]
    .filter((price) => price >= LEAST_EPSILON)
    .sort((a, b) => b - a);
};

const lineOf = (state: RoomState, asked: Asked, at: { epsilon: number; now: Date }): PriceLine => {
  const { epsilon, now } = at;
  const priced = pricedAnswer(asked, epsilon);
  const { noiseBound, noiseHalfWidth } = priced.accuracy;
  const budgets = budgetsOf(state, asked, spendingsOf(asked, priced, now));
  return {
    epsilon,
    noiseHalfWidth,
    noiseBound,
    from: effectiveTerms(asked.signed.agreement).k + noiseBound,
    answers: Math.min(...budgets.map(({ answers }) => answers)),
  };
};

/** What several prices would buy, the highest first; one that buys nothing but noise is left out. */
export const priceList = (state: RoomState, asked: Asked, now: Date): PriceLine[] =>
  pricesFor(asked).flatMap((epsilon) => {
    try {
      return [lineOf(state, asked, { epsilon, now })];
    } catch (fault) {
      if (fault instanceof AirlockError && fault.code === 'usage') return [];
      throw fault;
    }
  });
