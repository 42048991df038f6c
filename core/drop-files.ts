import { z } from 'zod';
import type { Brand } from '#core/brand.ts';

/**
 * Identity of a drop, drawn when it is prepared: the same folder is the same drop, however often it arrives, and
 * its id, which both parties read in the ledger, says nothing of what is in it.
 */
export type DropId = Brand<string, 'DropId'>;

/** Such an id, as it is read from elsewhere: 128 random bits in hex. */
export const DropIdText = z.string().regex(/^[0-9a-f]{32}$/) as unknown as z.ZodType<
  DropId,
  string
>;

/** The file of a drop that says what it is made of. Put last, it starts acceptance. */
export const MANIFEST_FILE = 'manifest.json';

/** The file beside a drop that names each row of the party's file that is not in it. It is not uploaded. */
export const QUARANTINE_FILE = 'quarantine.csv';

/** Name of a part of a drop, from 1: four digits, so that the order of names is that of rows. */
export const partFile = (number: number): string =>
  `part-${String(number).padStart(4, '0')}.parquet`;

/** Such a name, as it is read from elsewhere. */
export const PartFile = z.string().regex(/^part-\d{4}\.parquet$/);
