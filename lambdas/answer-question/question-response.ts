import { QUESTION_REFUSAL_ADVICE, type QuestionRefusal } from '#core/refusals.ts';
import type { Answer } from '#core/usecases/answer-question.ts';
import type { QuestionPlan } from '#core/usecases/plan-question.ts';
import { ToldError, type ToldFault, tell } from '#lambdas/shared/map-errors.ts';

/** An answer over HTTP. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Forbidden by the agreement; in conflict with the state of the room; or too much for now. */
const REFUSED: Readonly<Record<QuestionRefusal, number>> = {
  'agreement-not-approved': 403,
  'analysis-not-allowed': 403,
  'dataset-not-published': 409,
  'kind-not-delivered': 409,
  'epoch-differs': 409,
  'below-minimum-dataset': 409,
  'budget-spent': 429,
};

const FAULTS: Readonly<Record<ToldFault['code'], number>> = {
  usage: 400,
  input: 400,
  agreement: 409,
  refused: 403,
  room: 500,
  fault: 500,
};

const json = (statusCode: number, document: unknown): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(document),
});

/** What came of a question. A refusal says why and what to do. */
export const outcomeResponse = (said: Answer | QuestionPlan): HttpResponse => {
  if (said.outcome !== 'refused') return json(200, said);
  const message = `Refused: ${QUESTION_REFUSAL_ADVICE[said.reason]}.`;
  return json(REFUSED[said.reason], { ...said, error: { code: 'refused', message } });
};

/** What may be told of a fault. */
export const faultResponse = (error: unknown): HttpResponse => {
  const { code, message } = error instanceof ToldError ? error : tell(error);
  return json(FAULTS[code], { error: { code, message } });
};
