import { z } from 'zod';

/** What came of a deletion request, for whoever runs the endpoint that it came to. */
export const DdrfTakenDocument = z.strictObject({
  kind: z.literal('ddrf-taken'),
  result: z.enum([
    'accepted',
    'malformed',
    'invalid-signature',
    'invalid-token',
    'unsupported-identifier',
    'incorrect-format',
    'invalid-timestamp',
  ]),
  /** `raResultCode` of the acknowledgement. */
  code: z.int().min(0).max(6),
  /** What the endpoint answers. */
  http: z.union([z.literal(202), z.literal(400)]),
  /** `raResultString` of the acknowledgement. */
  says: z.string(),
  /** The file of the acknowledgement, which is the body of the answer. */
  acknowledgement: z.string(),
  /** Arguments of `airlock` that have the people of this day's requests forgotten, but for room and party; left out where none was accepted. */
  forget: z.array(z.string()).optional(),
});
export type DdrfTakenDocument = z.infer<typeof DdrfTakenDocument>;
