import type { AwsRoom } from '#adapters/aws/deps.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { refusal } from '#core/errors.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { proposeFor } from '#core/usecases/agreements/room-agreements.ts';
import { agreementRequest } from '#lambdas/approve-agreement/agreement-request.ts';
import { faultResponse, type HttpResponse, jsonResponse } from '#lambdas/shared/http-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';
import { accountOf, signerOf } from '#lambdas/shared/signed-request.ts';

type Room = Pick<AwsRoom, 'objects' | 'ledger' | 'clock' | 'code' | 'agreementDigest'>;

const decide =
  (room: Room): Handle<HttpResponse> =>
  async (event) => {
    accountOf(event);
    const { signed, propose, ...read } = agreementRequest(event);
    if (signed.digest !== room.agreementDigest && !(propose && (await isInForce(room, signed))))
      throw refusal(
        'other-agreement',
        'This is not the agreement that the room was deployed for: take that one, or have the room deployed for this one first.',
      );
    const party = signerOf(event, signed.agreement);
    if (propose) {
      const proposal = await proposeFor(room)(party, signed);
      report(proposal.repeated ? 'proposed-before' : 'proposed');
      return jsonResponse(200, proposal);
    }
    const approval = await approveAgreement(room)(party, { ...read, agreement: signed.digest });
    report(approval.repeated ? 'approved-before' : 'approved');
    return jsonResponse(200, approval);
  };

/** Whoever thinks better of a proposal takes it off the table by the agreement in force, also once the room was deployed anew. */
const isInForce = async ({ ledger }: Room, { digest }: AgreementWithDigest): Promise<boolean> =>
  (await ledger.state()).inForce === digest;

/**
 * Puts the agreement that the room was deployed for on the table, or approves it, on behalf of the party
 * whose account signed the request. Repeating changes nothing.
 */
export const makeHandler =
  (room: Room): Handle<HttpResponse> =>
  (event) =>
    telling(decide(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('approve-agreement', makeHandler);
