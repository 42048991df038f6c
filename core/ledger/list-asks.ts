import { z } from 'zod';
import { ERASURE_REASONS } from '#core/ledger/erasures.ts';

/** The file beside a list of people that says what is to be done with it. It is put before the manifest. */
export const ASKS_FILE = 'asks.json';

/**
 * What a party asks to be done with a list of people: to have them forgotten, or to let them come back. It lies with the
 * list in the party's own drop zone, into which nobody else can write.
 */
export const ListAsks = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('forget'),
    reason: z.enum(ERASURE_REASONS),
    /** The day on which the party was asked. */
    received: z.iso.date(),
  }),
  z.strictObject({ act: z.literal('lift') }),
]);
export type ListAsks = z.infer<typeof ListAsks>;
