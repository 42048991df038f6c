import { z } from 'zod';
import { canonicalJson } from '#core/canonical-json.ts';
import { DropIdText, PartFile } from '#core/drop-files.ts';
import { TOKEN_KINDS } from '#core/identifiers/kinds.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { MAX_STATEMENT_LENGTH } from '#core/limits.ts';
import { AttributeName, CollaborationId, DatasetName, PartyId } from '#core/names.ts';
import { MAX_PART_BYTES, MAX_PART_ROWS, MAX_PARTS } from '#core/part-limits.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** SHA-256 as text, of a file or document. */
export const ChecksumText = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<
  Checksum,
  string
>;

const Part = z.strictObject({
  file: PartFile,
  rows: z.int().min(1).max(MAX_PART_ROWS),
  bytes: z.int().positive().max(MAX_PART_BYTES),
  sha256: ChecksumText,
  /** Of a sealed part: what was sealed, told from all else by who has the drop key. */
  content: ChecksumText.optional(),
});

/** Stores list files by name: earlier rows must lie in earlier names. */
const inOrder = (parts: readonly { readonly file: string }[]): boolean =>
  parts.every(({ file }, at) => at === 0 || (parts[at - 1]?.file ?? '') < file);

/**
 * What a party says of its drop: which rules it was prepared under, and exactly which bytes it is
 * made of. Uploaded last, it starts acceptance.
 */
export const Manifest = z.strictObject({
  airlock: z.literal(1),
  drop: DropIdText,
  collaboration: CollaborationId,
  agreement: ChecksumText,
  profile: z.enum(PROFILE_NAMES),
  party: PartyId,
  dataset: DatasetName,
  kinds: z.array(z.enum(TOKEN_KINDS)).min(1),
  attributes: z.array(AttributeName),
  parts: z
    .array(Part)
    .min(1)
    .max(MAX_PARTS)
    .refine(inOrder, 'parts stand in the order of their names, each once'),
  rows: z.int().positive(),
  /** That its digests are keyed and its parts encrypted, and the check value of the drop key that did it. */
  sealed: z.strictObject({ dropKey: z.string().regex(/^[0-9a-f]{32}$/) }).optional(),
  preparedAt: z.iso.datetime(),
  consent: z.strictObject({
    basis: z.enum(['column', 'attested']),
    /** What the column holds, where that is no yes. */
    kind: z.enum(['timestamp', 'tcf', 'gpp']).optional(),
    statement: z.string().min(1).max(MAX_STATEMENT_LENGTH),
  }),
});
export type Manifest = z.infer<typeof Manifest>;
export type ManifestPart = z.infer<typeof Part>;

/** What a part holds, whatever it is called: a sealed one has other bytes each time that it is sealed. */
const heldBy = ({ file, content, ...plain }: ManifestPart) =>
  content === undefined ? plain : { rows: plain.rows, content };

/**
 * What a drop is, whenever it was prepared and whatever its parts are called: two with the same content make
 * the same version. Only its own party learns of it: the other one could try lists until one has it.
 */
export const contentOf = ({ drop, preparedAt, parts, ...rest }: Manifest): Checksum =>
  sha256(canonicalJson({ ...rest, parts: parts.map(heldBy) }));
