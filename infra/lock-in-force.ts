import type { RoomConfig } from '#infra/config.ts';

/** Days that a lock holds which is only tried out. */
const TRIAL_DAYS = 1;

/**
 * The lock that new versions of a bucket get. Until a room is proven, one of mode `COMPLIANCE` is one of `GOVERNANCE`
 * for a day: a room that turns out wrong can then be removed. A version keeps the lock that it was written with
 * (S3 guide, "Object Lock: default retention"), so what is written before stays locked for that day alone.
 */
export const lockInForce = (
  { proven, ledgerLock: { mode } }: Pick<RoomConfig, 'proven' | 'ledgerLock'>,
  days: number,
): RoomConfig['ledgerLock'] =>
  proven || mode === 'GOVERNANCE' ? { mode, days } : { mode: 'GOVERNANCE', days: TRIAL_DAYS };
