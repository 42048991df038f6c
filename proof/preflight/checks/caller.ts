import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { atHome, type PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, judged } from '#proof/smoke/check.ts';

/** Needs no right at all. In another account, everything else would be looked up in the wrong place. */
export const callerIsOperator: Check<PreflightSeat> = {
  name: 'the credentials are those of the operator',
  tried: 'GetCallerIdentity',
  run: async (seat) => {
    const { Account } = await atHome(seat).sts.send(new GetCallerIdentityCommand({}));
    return judged(
      Account === seat.room.operator,
      'They are of the account that the agreement names as the operator.',
      'They are of another account than the operator of the agreement: sign in to that one, or name this one in the agreement and let both parties read it.',
    );
  },
};
