import { z } from 'zod';
import { MAX_NAMED_FILES } from '#core/limits.ts';

/** A file of the room that is not what the ledger vouches for. */
export const FileFault = z.strictObject({
  key: z.string(),
  fault: z.enum(['missing', 'changed', 'added']),
});
export type FileFault = z.infer<typeof FileFault>;

/** Files that the ledger does not name: counted, and the first of them by name. */
export const StrangeFiles = z.strictObject({
  count: z.int().nonnegative(),
  named: z.array(z.string()).max(MAX_NAMED_FILES),
});
export type StrangeFiles = z.infer<typeof StrangeFiles>;

/** What lies beside the data of a room: left by attempts of ours, or put there by others. */
export const Beside = z.strictObject({ leftovers: StrangeFiles, foreign: StrangeFiles });
export type Beside = z.infer<typeof Beside>;
