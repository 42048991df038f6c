import { makeList } from '#core/usecases/activation/make-list.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { listPayload } from '#lambdas/make-list/list-payload.ts';
import { faultResponse, type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { refusalResponse } from '#lambdas/shared/refusal-response.ts';
import { accountOf, signerOf } from '#lambdas/shared/signed-request.ts';

type Room = Parameters<typeof makeList>[0];

const make =
  (room: Room): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const asked = listPayload(event);
    const { agreement } = await currentAgreement(room, await room.ledger.state());
    const list = await makeList(room)({ ...asked, party: signerOf(event, agreement) });
    report(list.kind === 'error' ? 'refused' : list.outcome);
    return list.kind === 'error' ? refusalResponse(list) : jsonResponse(200, list);
  };

/**
 * Makes a list for the publisher, or tells beforehand what it would be, for the party whose account signed the request.
 * What is answered says nothing of labels: those lie where the publisher alone reads them.
 */
export const makeHandler =
  (room: Room): Handle<HttpResponse> =>
  (event) =>
    telling(make(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('make-list', makeHandler);
