import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { PendingDocument } from '#core/documents/pending-document.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import type { QuestionRefusal } from '#core/refusals.ts';
import { type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';

/** Forbidden by the agreement; in conflict with the state of the room; or too much for now. */
const REFUSED: Readonly<Record<QuestionRefusal, number>> = {
  'room-frozen': 409,
  'agreement-not-approved': 403,
  'analysis-not-allowed': 403,
  'dataset-not-published': 409,
  'dataset-expired': 409,
  'kind-not-delivered': 409,
  'delivered-under-other-terms': 409,
  'delivered-to-older-room': 409,
  'epoch-differs': 409,
  'below-minimum-dataset': 409,
  'cells-too-small': 403,
  'budget-spent': 429,
};

/** When it is worth asking again: a query takes from seconds to minutes, and a poll costs a few calls. */
const RETRY_AFTER_SECONDS = '5';

/** What came of a question. A refusal says why and what to do; what is pending, when to ask again. */
export const questionResponse = (
  said: AnswerDocument | PendingDocument | PlanDocument | RefusalDocument,
): HttpResponse => {
  if (said.kind === 'error') return jsonResponse(REFUSED[said.error.reason], said);
  if (said.kind !== 'pending') return jsonResponse(200, said);
  const accepted = jsonResponse(202, said);
  return { ...accepted, headers: { ...accepted.headers, 'retry-after': RETRY_AFTER_SECONDS } };
};
