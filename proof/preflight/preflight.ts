import { asAirlockError } from '#adapters/aws/vendor-errors.ts';
import { engineIsThere } from '#proof/preflight/checks/athena-engine.ts';
import { bootstrapIn } from '#proof/preflight/checks/bootstrap.ts';
import { bucketsFit } from '#proof/preflight/checks/buckets.ts';
import { callerIsOperator } from '#proof/preflight/checks/caller.ts';
import { clockIsRight } from '#proof/preflight/checks/clock.ts';
import { concurrencyIsEnough } from '#proof/preflight/checks/concurrency.ts';
import { namesAreFree } from '#proof/preflight/checks/names.ts';
import { networkFits } from '#proof/preflight/checks/networks.ts';
import { queriesFit } from '#proof/preflight/checks/queries.ts';
import { runtimeIsThere } from '#proof/preflight/checks/runtime.ts';
import { stacksAreFree } from '#proof/preflight/checks/stacks.ts';
import { trailFits } from '#proof/preflight/checks/trails.ts';
import { zonesOfNetwork } from '#proof/preflight/checks/zones.ts';
import type { PlannedRoom } from '#proof/preflight/planned-room.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, skipped } from '#proof/smoke/check.ts';
import { reportChecks, type SmokeStreams } from '#proof/smoke/report-checks.ts';

/** What must hold of an account before a room is deployed there, in the order in which it is looked at. */
export const preflightChecks = (room: PlannedRoom): readonly Check<PreflightSeat>[] => [
  clockIsRight,
  ...bootstrapIn(room),
  ...stacksAreFree(room),
  namesAreFree,
  concurrencyIsEnough,
  runtimeIsThere,
  engineIsThere,
  ...zonesOfNetwork(room),
  ...networkFits(room),
  trailFits,
  bucketsFit(room),
  queriesFit(room),
];

/**
 * What cannot be looked at, for want of a right or of an answer, is no fault of the account: whoever deploys
 * may have the right that matters. It is said, and not taken for an answer.
 */
const ifPossible = (check: Check<PreflightSeat>): Check<PreflightSeat> => ({
  ...check,
  run: async (seat) => {
    try {
      return await check.run(seat);
    } catch (error) {
      return skipped(`Could not look: ${asAirlockError(error, 'what this check needs').message}`);
    }
  },
});

/** In the wrong account, what everything else finds would be about somebody else. */
const onlyFor = (isOperator: () => boolean, check: Check<PreflightSeat>): Check<PreflightSeat> => ({
  ...check,
  run: async (seat) =>
    isOperator() ? check.run(seat) : skipped('Not looked at: this is not the account for it.'),
});

/**
 * Looks, without writing anything, whether a room can be deployed. Answers the exit code: 1 if something
 * stands in the way, or the account is not known to be the operator's, else 0.
 */
export const preflight = (
  seat: PreflightSeat,
  { json }: { readonly json: boolean },
  streams: Pick<SmokeStreams, 'out'>,
): Promise<0 | 1> => {
  let isOperator = false;
  const caller: Check<PreflightSeat> = {
    ...callerIsOperator,
    run: async (each) => {
      const found = await callerIsOperator.run(each);
      isOperator = found.outcome === 'passed';
      return found;
    },
  };
  const others = preflightChecks(seat.room).map((check) =>
    onlyFor(() => isOperator, ifPossible(check)),
  );
  return reportChecks({ checks: [caller, ...others], seat }, { json }, streams);
};
