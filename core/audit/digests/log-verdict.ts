import { z } from 'zod';

/** What can be wrong with digests and with the log files that they speak for. */
export const LOG_FAULT_REASONS = [
  /** No digest of the trail's own region is there. */
  'no-digest',
  /** A digest that a later one names is not there. */
  'missing-digest',
  /** A digest cannot be unpacked, or says not what a digest says. */
  'unreadable-digest',
  /** The signature of a digest is not there, or is of another kind. */
  'unsigned-digest',
  /** No public key was given that a digest says it is signed with. */
  'unknown-key',
  /** A digest is signed with a key that did not hold at its time. */
  'outdated-key',
  /** A digest, or its signature, is another one than was signed. */
  'bad-signature',
  /** A digest lies in another place than it was delivered to. */
  'moved-digest',
  /** A digest is of another account, region or trail than its place says. */
  'foreign-digest',
  /** A digest is well signed, and not the one that the next digest vouches for. */
  'replaced-digest',
  /** A digest has no place in the chain, or its times do not fit those beside it. */
  'out-of-order',
  /** No digest speaks for a time between two digests: logs were off, or were not signed. */
  'gap',
  /** The digests begin after the time that was asked for, or end before it. */
  'not-covered',
  /** A log file that a digest names is not there. */
  'missing-log',
  /** A log file has another content than was delivered. */
  'altered-log',
  /** A log file cannot be unpacked, or is followed by something. */
  'damaged-log',
  /** No sound digest names a log file. */
  'unlisted-log',
] as const;
export type LogFaultReason = (typeof LOG_FAULT_REASONS)[number];

/** One thing that is wrong. `file` is the path under the folder, `says` a sentence; both are safe to print. */
export const LogFault = z.strictObject({
  reason: z.enum(LOG_FAULT_REASONS),
  file: z.string(),
  says: z.string(),
});
export type LogFault = z.infer<typeof LogFault>;

const Count = z.int().nonnegative();
const Time = z.iso.datetime().nullable();

/**
 * Whether log files are those that CloudTrail delivered: no fault means that every one of them from `from` to `to` is
 * there, unchanged, and none was added.
 */
export const LogVerdict = z.strictObject({
  /** Digests that are well signed and in their place. */
  digests: Count,
  /** Log files that one of them names, and that are as they were delivered. */
  logs: Count,
  /** Log files that no digest can speak for: of the last hours, or from before the first digest. */
  unproven: Count,
  /** The regions that have digests. */
  regions: z.array(z.string()),
  /** When the time begins that the digests of every region speak for (UTC). */
  from: Time,
  to: Time,
  /** At most as many as are worth reading. */
  faults: z.array(LogFault),
  /** How many more there are. */
  moreFaults: Count,
});
export type LogVerdict = z.infer<typeof LogVerdict>;
