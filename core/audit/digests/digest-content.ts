import { z } from 'zod';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Time = z.iso.datetime().transform((text) => Date.parse(text));

/**
 * What a digest says, as far as it is needed (“CloudTrail digest file structure”, AWS CloudTrail User Guide). It may
 * say more.
 */
const DigestContent = z.object({
  awsAccountId: z.string().optional(),
  digestStartTime: Time,
  /** As it is written: the text is signed. */
  digestEndTime: z.iso.datetime(),
  digestS3Bucket: z.string(),
  digestS3Object: z.string(),
  digestPublicKeyFingerprint: z.string(),
  digestSignatureAlgorithm: z.literal('SHA256withRSA').optional(),
  previousDigestS3Bucket: z.string().nullish(),
  previousDigestS3Object: z.string().nullish(),
  previousDigestHashValue: Hash.nullish(),
  previousDigestHashAlgorithm: z.literal('SHA-256').nullish(),
  previousDigestSignature: z.string().nullable(),
  logFiles: z.array(
    z.object({
      s3Bucket: z.string(),
      s3Object: z.string(),
      hashValue: Hash,
      hashAlgorithm: z.literal('SHA-256').optional(),
    }),
  ),
});
export type DigestContent = z.infer<typeof DigestContent>;

/** What a digest says; undefined if the bytes are none. */
export const digestContent = (bytes: Uint8Array): DigestContent | undefined => {
  try {
    const parsed = DigestContent.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};
