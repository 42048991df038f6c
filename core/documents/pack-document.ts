import { z } from 'zod';
import { PIECE_NAMES } from '#core/audit/pack/pieces.ts';
import { ChecksumText } from '#core/drops/manifest.ts';

const count = z.int().nonnegative();

/** Pieces that a pack does not hold, each with the reason. */
const Absent = z.array(z.strictObject({ piece: z.enum(PIECE_NAMES), why: z.string() }));

/** An evidence pack that was written. */
export const WrittenPack = z.strictObject({
  kind: z.literal('pack'),
  /** SHA-256 and size of the file. */
  sha256: ChecksumText,
  bytes: count,
  files: count,
  /** SHA-256 of its manifest, which names every other file. */
  manifest: ChecksumText,
  /** Whether the key of the ledger sealed that. */
  sealed: z.boolean(),
  absent: Absent,
});
export type WrittenPack = z.infer<typeof WrittenPack>;

/** What can be wrong with an evidence pack. */
export const PACK_FAULTS = [
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
  /** An entry of the ledger is not the one that was chained or sealed there. */
  'ledger',
  /** An agreement is not the one that its digest names, or no entry of the ledger speaks of it. */
  'agreement',
  /** The seal is missing, is none, or is of another manifest or another key. */
  'seal',
] as const;

const PackFault = z.strictObject({
  reason: z.enum(PACK_FAULTS),
  /** The file, printable. */
  path: z.string(),
  says: z.string(),
});
export type PackFault = z.infer<typeof PackFault>;

/** What a look at an evidence pack came to. */
export const PackVerdict = z.strictObject({
  kind: z.literal('pack-verdict'),
  outcome: z.enum(['whole', 'faulty']),
  /** `not-checked`: nobody was there who can verify the seals of that room. */
  seal: z.enum(['holds', 'not-checked', 'absent', 'broken']),
  files: count,
  /** Entries of its ledger that hang together. */
  entries: count,
  faults: z.array(PackFault),
  /** How many more there are. */
  moreFaults: count,
  absent: Absent,
});
export type PackVerdict = z.infer<typeof PackVerdict>;

/** What `audit pack` answers. */
export const PackDocument = z.discriminatedUnion('kind', [WrittenPack, PackVerdict]);
export type PackDocument = z.infer<typeof PackDocument>;
