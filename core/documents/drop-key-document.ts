import { z } from 'zod';
import { CollaborationId, PartyId } from '#core/names.ts';

/** What a party seals its drops with: a secret of both parties, in a file that only its owner reads. */
export const DropKeyFile = z.strictObject({
  airlock: z.literal(1),
  collaboration: CollaborationId,
  /** 32 bytes, in base64. */
  dropKey: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  /** SubjectPublicKeyInfo, in PEM. */
  publicKey: z.string().min(1).max(2_000),
});
export type DropKeyFile = z.infer<typeof DropKeyFile>;

/** What came of asking for it: where it is. The key itself is in no document. */
export const DropKeyDocument = z.strictObject({
  kind: z.literal('drop-key'),
  party: PartyId,
  collaboration: CollaborationId,
  file: z.string(),
});
export type DropKeyDocument = z.infer<typeof DropKeyDocument>;
