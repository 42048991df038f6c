import { z } from 'zod';
import { MAX_PACK_FILES } from '#core/audit/audit-limits.ts';
import { PIECE_NAMES } from '#core/audit/pack/pieces.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { CollaborationId } from '#core/names.ts';

/** Names every other file. */
export const MANIFEST_FILE = 'manifest.json';
/** The page that leads to all of it. */
export const INDEX_FILE = 'index.html';
/** The entries of the ledger, each on a line, byte for byte as it is stored. */
export const ENTRIES_FILE = 'ledger/entries.ndjson';
/** What the verification of the ledger came to. */
export const LEDGER_VERDICT_FILE = 'ledger/verification.json';

/** A path inside of a pack: plain names with `/` between them, which leads nowhere else on any machine. */
export const PackPath = z
  .string()
  .max(200)
  .regex(/^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)*\.[a-z]{2,6}$/);

const piece = z.enum(PIECE_NAMES);

/** What is in a pack, what is not and why. It says nothing of when it was made: the same room gives the same pack. */
export const PackManifest = z.strictObject({
  kind: z.literal('evidence-pack'),
  schema: z.literal('airlock/evidence-pack/v1'),
  collaboration: CollaborationId,
  /** Where the room is. */
  room: z.enum(['local', 'deployed']),
  /** Where the ledger ended. */
  head: z.strictObject({ sequence: z.int().nonnegative(), checksum: ChecksumText }),
  /** Every other file, by its path. */
  files: z
    .array(z.strictObject({ path: PackPath, bytes: z.int().nonnegative(), sha256: ChecksumText }))
    .max(MAX_PACK_FILES),
  /** Pieces that are not there. */
  absent: z.array(z.strictObject({ piece, why: z.string() })),
});
export type PackManifest = z.infer<typeof PackManifest>;
