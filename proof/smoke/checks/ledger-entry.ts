import { GetObjectRetentionCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { ledgerKey } from '#core/room-layout.ts';
import { type Check, type Finding, failed, judged, skipped } from '#proof/smoke/check.ts';
import type { Seat, SmokeClients } from '#proof/smoke/seat.ts';

const NO_AUDITOR =
  'Only the auditor of the room may look: name its profile with --auditor-profile.';

/** Looks at the first entry of the ledger; a room in which nothing was approved has none. */
const onFirstEntry = async (
  { auditor, room }: Seat,
  look: (
    s3: SmokeClients['s3'],
    entry: { readonly Bucket: string; readonly Key: string; readonly ExpectedBucketOwner: string },
  ) => Promise<Finding>,
): Promise<Finding> => {
  if (!auditor) return skipped(NO_AUDITOR);
  const entry = {
    Bucket: room.ledger.name,
    Key: ledgerKey(1),
    ExpectedBucketOwner: room.account,
  };
  try {
    return await look(auditor.s3, entry);
  } catch (error) {
    if (error instanceof Error && /^(NoSuchKey|NotFound)$/.test(error.name))
      return failed('The ledger has no entry yet: let a party approve the agreement first.');
    throw error;
  }
};

const encryptedEntry: Check = {
  name: 'a ledger entry is encrypted by KMS',
  tried: 'HeadObject of the first entry',
  run: (seat) =>
    onFirstEntry(seat, async (s3, entry) => {
      const found = await s3.send(new HeadObjectCommand(entry));
      return judged(
        found.ServerSideEncryption === 'aws:kms' && found.SSEKMSKeyId !== undefined,
        'It is encrypted by aws:kms.',
        'It is not encrypted by aws:kms.',
      );
    }),
};

const lockedEntry: Check = {
  name: 'a ledger entry is locked',
  tried: 'GetObjectRetention of the first entry',
  run: (seat) =>
    onFirstEntry(seat, async (s3, entry) => {
      const { Retention } = await s3.send(new GetObjectRetentionCommand(entry));
      const until = Retention?.RetainUntilDate;
      return judged(
        Retention?.Mode !== undefined && until !== undefined && until > seat.clock.now(),
        `It is locked until ${until?.toISOString().slice(0, 10)}.`,
        'It is not locked, or its lock has ended: nothing was approved lately.',
      );
    }),
};

/** What happened to entries that were really written. */
export const ledgerEntry: readonly Check[] = [encryptedEntry, lockedEntry];
