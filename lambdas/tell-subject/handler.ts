import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { handDropKey } from '#core/usecases/drops/drop-key.ts';
import { tellSubject } from '#core/usecases/subjects/tell-subject.ts';
import { faultResponse, type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { accountOf, signerOf } from '#lambdas/shared/signed-request.ts';
import { asksForDropKey, subjectPayload } from '#lambdas/tell-subject/subject-payload.ts';

type Room = Parameters<typeof tellSubject>[0] & Parameters<typeof handDropKey>[0];

const tellOf =
  (room: Room): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const isForKey = asksForDropKey(event);
    const identifiers = isForKey ? [] : subjectPayload(event);
    const { agreement } = await currentAgreement(room, await room.ledger.state());
    if (isForKey) {
      const dropKey = await handDropKey(room)(signerOf(event, agreement));
      report('handed-drop-key');
      return jsonResponse(200, dropKey);
    }
    const document = await tellSubject(room)(signerOf(event, agreement), identifiers);
    // Whether somebody was found is the party's own to know.
    report('told');
    return jsonResponse(200, document);
  };

/** Tells the party whose account signed the request what its own lists hold about a person, or what it seals its drops with. */
export const makeHandler =
  (room: Room): Handle<HttpResponse> =>
  (event) =>
    telling(tellOf(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('tell-subject', makeHandler);
