import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { SIDE } from '#core/ledger/freeze-side.ts';

/** Which entry of the ledger notes an evidence pack, when that was, and who noted it. */
export const PackNote = z.strictObject({
  entry: z.int().positive(),
  at: z.iso.datetime(),
  ...SIDE,
});
export type PackNote = z.infer<typeof PackNote>;

/** What came of noting one. */
export const PackNoteDocument = z.strictObject({
  kind: z.literal('pack-note'),
  /** SHA-256 of its manifest. */
  manifest: ChecksumText,
  note: PackNote,
  /** It had been noted before, and nothing was changed. */
  repeated: z.boolean(),
});
export type PackNoteDocument = z.infer<typeof PackNoteDocument>;
