import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import type { QuestionRefusal } from '#core/refusals.ts';
import { type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';

/** Forbidden by the agreement; in conflict with the state of the room; or too much for now. */
const REFUSED: Readonly<Record<QuestionRefusal, number>> = {
  'agreement-not-approved': 403,
  'analysis-not-allowed': 403,
  'dataset-not-published': 409,
  'dataset-expired': 409,
  'kind-not-delivered': 409,
  'delivered-under-other-terms': 409,
  'epoch-differs': 409,
  'below-minimum-dataset': 409,
  'budget-spent': 429,
};

/** What came of a question. A refusal says why and what to do. */
export const questionResponse = (
  said: AnswerDocument | PlanDocument | RefusalDocument,
): HttpResponse => jsonResponse(said.kind === 'error' ? REFUSED[said.error.reason] : 200, said);
