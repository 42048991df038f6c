import { z } from 'zod';
import { Beside, FileFault } from '#core/documents/room-files.ts';
import { LedgerVerdict } from '#core/ledger/ledger-verdict.ts';
import { DatasetName, PartyId } from '#core/names.ts';

const count = z.int().nonnegative();

/**
 * What the files of one version came to; `unread` if time was up before its last file. How large they are is not
 * told: each person of the other list is a few bytes of them.
 */
const VersionVerdict = z.strictObject({
  party: PartyId,
  dataset: DatasetName,
  version: z.string(),
  found: z.enum(['whole', 'damaged', 'unread']),
});
export type VersionVerdict = z.infer<typeof VersionVerdict>;

/** What the verification of a room came to. */
export const RoomVerdictDocument = z.strictObject({
  kind: z.literal('room-verdict'),
  outcome: z.enum(['whole', 'damaged']),
  ledger: LedgerVerdict,
  agreements: count,
  releases: count,
  versions: z.array(VersionVerdict),
  /** Every file that is not what the ledger vouches for. */
  faults: z.array(FileFault),
  beside: Beside.optional(),
  /** Whether the ledger says of every version what was found; a room that is only read cannot be told. */
  noted: z.boolean(),
});
export type RoomVerdictDocument = z.infer<typeof RoomVerdictDocument>;
