import { budgetSentence } from '#cli/render/budget.ts';
import { QUESTION_REFUSAL_ADVICE, type QuestionRefusal } from '#core/refusals.ts';
import type { DatasetBudget } from '#core/usecases/questions/reserve-budget.ts';

/** A refused question. */
export interface RefusedQuestion {
  readonly reason: QuestionRefusal;
  readonly budget?: DatasetBudget | undefined;
}

/** Why a question was refused and what can be done, in one sentence. */
export const refusalMessage = ({ reason, budget }: RefusedQuestion): string =>
  `Refused (${reason}): ${QUESTION_REFUSAL_ADVICE[reason]}${budget ? `: ${budgetSentence(budget)}` : ''}.`;
