import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { PendingDocument } from '#core/documents/pending-document.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import { type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';
import { refusalResponse } from '#lambdas/shared/refusal-response.ts';

/** When it is worth asking again: a query takes from seconds to minutes, and a poll costs a few calls. */
const RETRY_AFTER_SECONDS = '5';

/** What came of a question. A refusal says why and what to do; what is pending, when to ask again. */
export const questionResponse = (
  said: AnswerDocument | PendingDocument | PlanDocument | RefusalDocument,
): HttpResponse => {
  if (said.kind === 'error') return refusalResponse(said);
  if (said.kind !== 'pending') return jsonResponse(200, said);
  const accepted = jsonResponse(202, said);
  return { ...accepted, headers: { ...accepted.headers, 'retry-after': RETRY_AFTER_SECONDS } };
};
