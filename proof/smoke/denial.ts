import { type Finding, failed, passed } from '#proof/smoke/check.ts';
import type { Attempt, Seat } from '#proof/smoke/seat.ts';

/** A call that must be refused. */
export interface Forbidden {
  readonly event: string;
  readonly kind: Attempt['kind'];
  /** The right that must be missing, e.g. `s3:GetObject`. */
  readonly action: string;
  /** The object is known to be there, so that a refusal can only be about the right. */
  readonly exists?: boolean;
}

interface VendorError extends Error {
  readonly $metadata?: { readonly requestId?: string };
}

/** Tries what must be refused, and notes the refusal for the trail. */
export const mustBeDenied = async (
  seat: Seat,
  forbidden: Forbidden,
  call: () => Promise<unknown>,
): Promise<Finding> => {
  try {
    await call();
  } catch (error) {
    return judgeRefusal(seat, forbidden, error as VendorError);
  }
  return failed(`AWS allowed ${forbidden.event}.`);
};

const judgeRefusal = (seat: Seat, forbidden: Forbidden, error: VendorError): Finding => {
  // KMS says so of a call that it would have carried out.
  if (error.name === 'DryRunOperationException')
    return failed(`AWS would have allowed ${forbidden.event}.`);
  if (!/^AccessDenied(Exception)?$/.test(error.name))
    return failed(`AWS did not refuse ${forbidden.event} but answered ${nameOf(error)}.`);
  const { event, kind } = forbidden;
  const requestId = error.$metadata?.requestId;
  if (requestId !== undefined) seat.attempts.push({ event, kind, requestId });
  return judgeReason(forbidden, error.message);
};

/**
 * S3 refuses to say whether an object is there to somebody who may not list, even if he may read it.
 * Within one account its message names the right that is missing; only that tells the two apart.
 */
const judgeReason = ({ event, action, kind, exists }: Forbidden, message: string): Finding => {
  const missing = /not authorized to perform: (\w+:\w+)/.exec(message)?.[1];
  if (missing !== undefined && missing !== action)
    return failed(`AWS refused ${event} for want of ${missing}: ${action} itself may be allowed.`);
  if (missing === undefined && kind === 'data' && exists !== true)
    return failed(`AWS refused ${event} without a reason, which proves nothing here.`);
  const explicit = /explicit deny in a resource-based policy/.test(message);
  return passed(
    `AWS refused ${event}${explicit ? ' by a Deny of the resource’s own policy' : ''}.`,
  );
};

/** What an error is known by, if that can be printed: its class, or the code of the network. */
export const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'an unknown error';
  const { code } = error as { readonly code?: unknown };
  const known = [error.name, code].filter(
    (each): each is string =>
      typeof each === 'string' && each !== 'Error' && /^[A-Za-z_.]{1,64}$/.test(each),
  );
  return known[0] ?? 'an unknown error';
};
