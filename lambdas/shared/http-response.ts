import { errorDocument } from '#core/documents/error-document.ts';
import { ToldError, type ToldFault, tell } from '#lambdas/shared/map-errors.ts';

/** An answer over HTTP. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const FAULTS: Readonly<Record<ToldFault['code'], number>> = {
  usage: 400,
  input: 400,
  agreement: 409,
  refused: 403,
  room: 500,
  // Nobody stops a function so.
  interrupted: 500,
  fault: 500,
};

/** A JSON document that nobody on the way may keep. */
export const jsonResponse = (statusCode: number, document: unknown): HttpResponse => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(document),
});

/** What may be told of a fault. */
export const faultResponse = (error: unknown): HttpResponse => {
  const told = error instanceof ToldError ? error : tell(error);
  return jsonResponse(FAULTS[told.code], errorDocument(told));
};
