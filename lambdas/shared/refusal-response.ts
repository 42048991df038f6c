import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import type { QuestionRefusal } from '#core/refusals.ts';
import { type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';

/** Forbidden by the agreement; in conflict with the state of the room; or too much for now. */
const REFUSED: Readonly<Record<QuestionRefusal, number>> = {
  'room-frozen': 409,
  'erasure-under-way': 409,
  'agreement-not-approved': 403,
  'analysis-not-allowed': 403,
  'dataset-withdrawn': 409,
  'dataset-not-published': 409,
  'dataset-expired': 409,
  'kind-not-delivered': 409,
  'delivered-under-other-terms': 409,
  'delivered-to-older-room': 409,
  'held-after-erasure': 409,
  'epoch-differs': 409,
  'below-minimum-dataset': 409,
  'cells-too-small': 403,
  'budget-spent': 429,
};

/** A refusal of what was asked of the lists of the room: it says why and what to do. */
export const refusalResponse = (said: RefusalDocument): HttpResponse =>
  jsonResponse(REFUSED[said.error.reason], said);
