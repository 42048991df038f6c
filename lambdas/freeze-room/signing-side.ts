import { z } from 'zod';
import type { Overseers } from '#adapters/aws/deps.ts';
import { refusal } from '#core/errors.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { accountOf, signerOf } from '#lambdas/shared/signed-request.ts';

/** The session of a role, as IAM writes it: `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
const Session = z.object({
  requestContext: z.object({ authorizer: z.object({ iam: z.object({ userArn: z.string() }) }) }),
});

const roleOf = (event: unknown): string | undefined => {
  const session = Session.safeParse(event);
  if (!session.success) return undefined;
  return session.data.requestContext.authorizer.iam.userArn.match(
    /^arn:[\w-]+:sts::\d{12}:assumed-role\/([^/]+)\//,
  )?.[1];
};

/**
 * The side that signed a request, which it may name and not choose: the role of the auditor is the auditor alone,
 * and everybody else of the room's account its operator. Throws AirlockError('refused') for whoever is not what
 * the request says.
 */
export const signingSide = async (
  room: Pick<RoomPorts, 'objects' | 'ledger'> & { readonly overseers: Overseers | undefined },
  event: unknown,
  by: FreezeSide['by'],
): Promise<FreezeSide> => {
  const account = accountOf(event);
  if (by === 'party') {
    const { agreement } = await currentAgreement(room, await room.ledger.state());
    return { by, party: signerOf(event, agreement) };
  }
  const { overseers } = room;
  const isAuditor = roleOf(event) === overseers?.auditorRole;
  if (account === overseers?.account && isAuditor === (by === 'auditor')) return { by };
  throw refusal(
    'wrong-party',
    `Whoever signed the request is not the ${by} of this room: sign in to the account of the room, as its auditor with the role of that name.`,
  );
};
