import { QUESTION_REFUSAL_ADVICE, type QuestionRefusal } from '#core/refusals.ts';
import type { Answer } from '#core/usecases/questions/answer-question.ts';
import type { QuestionPlan } from '#core/usecases/questions/plan-question.ts';
import { type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';

/** Forbidden by the agreement; in conflict with the state of the room; or too much for now. */
const REFUSED: Readonly<Record<QuestionRefusal, number>> = {
  'agreement-not-approved': 403,
  'analysis-not-allowed': 403,
  'dataset-not-published': 409,
  'dataset-expired': 409,
  'kind-not-delivered': 409,
  'epoch-differs': 409,
  'below-minimum-dataset': 409,
  'budget-spent': 429,
};

/** What came of a question. A refusal says why and what to do. */
export const outcomeResponse = (said: Answer | QuestionPlan): HttpResponse => {
  if (said.outcome !== 'refused') return jsonResponse(200, said);
  const message = `Refused: ${QUESTION_REFUSAL_ADVICE[said.reason]}.`;
  return jsonResponse(REFUSED[said.reason], { ...said, error: { code: 'refused', message } });
};
