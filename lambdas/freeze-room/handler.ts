import type { AwsRoom } from '#adapters/aws/deps.ts';
import { notePack } from '#core/usecases/audit/pack/note-pack.ts';
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
    const { by, ...asked } = freezeRequest(event);
    const side = await signingSide(room, event, by);
    const done =
      asked.act === 'note-pack'
        ? await notePack(room)(side, asked.manifest)
        : await freezeRoom(room)(side, asked);
    report(done.repeated ? `${asked.act}-before` : asked.act);
    return jsonResponse(200, done);
  };

/**
 * Freezes the room, lifts that or notes a pack of its evidence, on behalf of the party, operator or auditor that signed the
 * request. All three are a word of the same sides in the ledger by the same right: a function of its own for packs would
 * be one more that may append, and one more door.
 */
export const makeHandler =
  (room: Room): Handle<HttpResponse> =>
  (event) =>
    telling(act(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('freeze-room', makeHandler);
