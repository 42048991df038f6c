import type { AwsRoom } from '#adapters/aws/deps.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { freezeRequest } from '#lambdas/freeze-room/freeze-request.ts';
import { signingSide } from '#lambdas/freeze-room/signing-side.ts';
import { faultResponse, type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { accountOf } from '#lambdas/shared/signed-request.ts';

type Room = Pick<AwsRoom, 'objects' | 'ledger' | 'clock' | 'overseers'>;

const act =
  (room: Room): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const { by, ...why } = freezeRequest(event);
    const done = await freezeRoom(room)(await signingSide(room, event, by), why);
    report(done.repeated ? `${why.act}-before` : why.act);
    return jsonResponse(200, done);
  };

/** Freezes the room, or lifts that, on behalf of the party, operator or auditor that signed the request. */
export const makeHandler =
  (room: Room): Handle<HttpResponse> =>
  (event) =>
    telling(act(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('freeze-room', makeHandler);
