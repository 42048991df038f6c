import { z } from 'zod';
import type { PackFiles } from '#core/audit/pack/make-pack.ts';

/** What can be wrong with an evidence pack. */
const PACK_FAULTS = [
  /** The archive is not one that this program wrote: something stands in it, or between its files, that belongs to none. */
  'archive',
  /** Its manifest is not there, or is none. */
  'manifest',
  /** A file that the manifest names is not there. */
  'missing',
  /** A file is there that the manifest does not name. */
  'extra',
  /** A file is not the one that the manifest names. */
  'changed',
  /** An entry of the ledger is not the one that was chained there, or its end is not one of the ledger of the room. */
  'ledger',
  /** An agreement is not the one that its digest names, or no entry of the ledger speaks of it. */
  'agreement',
  /** No entry of the ledger of the room notes its manifest. */
  'note',
] as const;

/** One thing that is wrong with an evidence pack. */
export const PackFault = z.strictObject({
  reason: z.enum(PACK_FAULTS),
  /** The file, printable. */
  path: z.string(),
  says: z.string(),
});
export type PackFault = z.infer<typeof PackFault>;

/** An archive as it was read: its files, and what is odd about the archive itself. */
export interface ReadPack {
  readonly files: PackFiles;
  readonly faults: readonly PackFault[];
}
