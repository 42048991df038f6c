import type { AwsRoom } from '#adapters/aws/deps.ts';
import { assertNever } from '#core/errors.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import { notePack } from '#core/usecases/audit/pack/note-pack.ts';
import { noteDeployedEpoch } from '#core/usecases/epochs/note-epoch.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { recordReview } from '#core/usecases/governance/review-access.ts';
import { noteWithdrawal } from '#core/usecases/withdrawal/withdraw-data.ts';
import { type FreezeRequest, freezeRequest } from '#lambdas/freeze-room/freeze-request.ts';
import { signingSide } from '#lambdas/freeze-room/signing-side.ts';
import { faultResponse, type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { accountOf } from '#lambdas/shared/signed-request.ts';

type Room = Pick<AwsRoom, 'objects' | 'ledger' | 'clock' | 'overseers' | 'tokenEpoch'>;

/** What a side says: each is one word in the ledger, and nothing else. */
const say = (room: Room, side: FreezeSide, asked: FreezeRequest) => {
  switch (asked.act) {
    case 'note-pack':
      return notePack(room)(side, asked.manifest);
    case 'record-review':
      return recordReview(room, 'deployed')(side, asked.access);
    case 'withdraw':
      return noteWithdrawal(room)({ party: side.party ?? '', dataset: asked.dataset });
    case 'rotate':
      return noteDeployedEpoch(room)(side, room.tokenEpoch);
    case 'freeze':
    case 'unfreeze':
      return freezeRoom(room)(side, asked);
    default:
      return assertNever(asked);
  }
};

const isRepeated = (done: Awaited<ReturnType<typeof say>>): boolean =>
  done.kind === 'review' ? done.recorded?.repeated === true : done.repeated;

const act =
  (room: Room): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const asked = freezeRequest(event);
    const done = await say(room, await signingSide(room, event, asked.by), asked);
    report(isRepeated(done) ? `${asked.act}-before` : asked.act);
    return jsonResponse(200, done);
  };

/**
 * Freezes, unfreezes, withdraws, begins an epoch, notes a pack of evidence or records a review, on behalf of whoever signed the
 * request. Each is a word of the same sides in the ledger by the same right, and a function of its own would be one more that may
 * append, and one more door. What a word ends, the daily clean-up removes.
 */
export const makeHandler =
  (room: Room): Handle<HttpResponse> =>
  (event) =>
    telling(act(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('freeze-room', makeHandler);
