import type { AwsRoom } from '#adapters/aws/deps.ts';
import { refusal } from '#core/errors.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { agreementOf } from '#lambdas/approve-agreement/agreement-request.ts';
import { faultResponse, type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { accountOf, signerOf } from '#lambdas/shared/signed-request.ts';

type Room = Pick<AwsRoom, 'objects' | 'ledger' | 'clock' | 'agreementDigest'>;

const approve =
  (room: Room): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const signed = agreementOf(event);
    if (signed.digest !== room.agreementDigest)
      throw refusal(
        'other-agreement',
        'This is not the agreement that the room was deployed for: approve that one, or have the room deployed for this one first.',
      );
    const party = signerOf(event, signed.agreement);
    await proposeAgreement(room)(signed);
    const approval = await approveAgreement(room)(party, signed.digest);
    report(approval.repeated ? 'approved-before' : 'approved');
    return jsonResponse(200, approval);
  };

/**
 * Approves the agreement that the room was deployed for, on behalf of the party whose account signed
 * the request; puts it on the table first if it is not there yet. Repeating changes nothing.
 */
export const makeHandler =
  (room: Room): Handle<HttpResponse> =>
  (event) =>
    telling(approve(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('approve-agreement', makeHandler);
