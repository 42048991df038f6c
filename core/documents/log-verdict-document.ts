import { z } from 'zod';
import { LogVerdict } from '#core/audit/digests/log-verdict.ts';

/** What `audit verify` answers. */
export const LogVerdictDocument = LogVerdict.extend({ kind: z.literal('log-verdict') });
export type LogVerdictDocument = z.infer<typeof LogVerdictDocument>;
