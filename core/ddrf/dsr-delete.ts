import { z } from 'zod';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { IDENTIFIER_FORMAT } from '#core/ddrf/judge-identifier.ts';
import { PublicJwk } from '#core/ddrf/keys.ts';

/** `dsrdelete.json`, which a party puts into the root of its domain: where and how it takes deletion requests, and its keys. */
export const DsrDelete = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }),
  identifiers: z
    .array(z.strictObject({ id: z.int().positive(), type: z.string(), format: z.string() }))
    .min(1),
  publicKey: z.array(PublicJwk).min(1),
  vendorScriptRequirement: z.boolean(),
});
export type DsrDelete = z.infer<typeof DsrDelete>;

/** The file of a party: the kinds that the agreement matches by, hashed, no script, and the keys it signs with. */
export const dsrDelete = (
  { identifiers }: Pick<Agreement, 'identifiers'>,
  { endpoint, keys }: { readonly endpoint: string; readonly keys: readonly PublicJwk[] },
): DsrDelete => ({
  endpoint,
  identifiers: identifiers.kinds.map((type, at) => ({
    ...{ id: at + 1, type, format: IDENTIFIER_FORMAT },
  })),
  publicKey: [...keys],
  vendorScriptRequirement: false,
});
