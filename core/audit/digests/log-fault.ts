import type { PathFault } from '#core/audit/digests/judge-chain.ts';
import type { LogFault, LogFaultReason } from '#core/audit/digests/log-verdict.ts';
import { printable } from '#core/printable.ts';

/** What each fault means to whoever reads of it. */
const SAYS: Readonly<Record<LogFaultReason, string>> = {
  'no-digest':
    'No digest of the own region of the trail is here, though it has one for every hour.',
  'missing-digest':
    'The digest is not here, though a later one names it, and nothing proves the logs of its hour.',
  'unreadable-digest': 'The digest cannot be unpacked, or does not say what a digest says.',
  'unsigned-digest': 'The signature that S3 keeps beside the digest is not here.',
  'unknown-key': 'The digest is signed with a key that is not among the public keys.',
  'outdated-key': 'The digest is signed with a key that did not hold at its time.',
  'bad-signature': 'The digest or its signature was changed: they do not belong together.',
  'moved-digest': 'The digest was delivered to another place than it lies in.',
  'foreign-digest': 'The digest is of another account, region or trail than its place says.',
  'replaced-digest': 'The digest is not the one that the next digest vouches for.',
  'out-of-order': 'The digest has no place in the chain: those beside it do not fit.',
  gap: 'No digest speaks for the time before this one: the trail was off, or did not sign.',
  'not-covered': 'The digests do not reach as far as the time that was asked for.',
  'missing-log': 'The log file is not here, though its digest names it.',
  'altered-log': 'The log file has another content than was delivered.',
  'damaged-log': 'The log file cannot be unpacked, or something was put behind its end.',
  'unlisted-log': 'No sound digest names the log file: nothing shows that CloudTrail delivered it.',
};

/** One thing that is wrong with a file, as it is told. */
export const logFault = ({ reason, path }: PathFault): LogFault => ({
  reason,
  file: printable(path),
  says: SAYS[reason],
});
