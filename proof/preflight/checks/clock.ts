import { clockAgainst } from '#adapters/aws/clock-skew.ts';
import type { PreflightSeat } from '#proof/preflight/preflight-seat.ts';
import { type Check, failed, passed, skipped } from '#proof/smoke/check.ts';

/** The SDK corrects itself silently; the command line's own signatures and the times in a ledger do not. */
export const clockIsRight: Check<PreflightSeat> = {
  name: 'the clock of this machine is right',
  tried: 'the date of an unsigned answer',
  run: async ({ room, fetch, clock }) => {
    const url = `https://sts.${room.config.region}.amazonaws.com/`;
    const { headers } = await fetch(url, { method: 'HEAD', redirect: 'manual' });
    const verdict = clockAgainst(Object.fromEntries(headers), clock.now());
    if (verdict === undefined) return skipped('Could not look: the answer has no date.');
    return verdict.fault === undefined
      ? passed('AWS has the same time, by less than five minutes.')
      : failed(verdict.fault);
  },
};
