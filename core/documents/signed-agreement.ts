import type { z } from 'zod';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { ChecksumText } from '#core/drops/manifest.ts';

/** An agreement and the digest that both parties approve, as documents hold them. */
export const SIGNED_AGREEMENT = { agreement: Agreement, digest: ChecksumText };

export type SignedAgreement = z.infer<z.ZodObject<typeof SIGNED_AGREEMENT>>;
