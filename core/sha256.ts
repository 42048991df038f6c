import { createHash } from 'node:crypto';
import type { Brand } from '#core/brand.ts';

/** SHA-256 of a document of ours (an agreement, a part, a ledger entry): 64 lower-case hex digits. Never of an identifier. */
export type Checksum = Brand<string, 'Checksum'>;

/** SHA-256 of bytes, or of a text in UTF-8. */
export const sha256 = (content: string | Uint8Array): Checksum =>
  createHash('sha256').update(content).digest('hex') as Checksum;
