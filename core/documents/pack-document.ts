import { z } from 'zod';
import { PackFault } from '#core/audit/pack/pack-fault.ts';
import { PIECE_NAMES } from '#core/audit/pack/pieces.ts';
import { PackNote } from '#core/documents/pack-note.ts';
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
  /** The entry of the ledger that notes that. */
  note: PackNote,
  absent: Absent,
});
export type WrittenPack = z.infer<typeof WrittenPack>;

/** What a look at an evidence pack came to. */
export const PackVerdict = z.strictObject({
  kind: z.literal('pack-verdict'),
  outcome: z.enum(['whole', 'faulty']),
  /** The entry of the ledger that notes it; `not-checked`: the ledger of the room was not at hand. */
  note: z.union([PackNote, z.enum(['not-checked', 'none'])]),
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
