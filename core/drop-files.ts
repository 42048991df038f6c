import { z } from 'zod';
import type { Brand } from '#core/brand.ts';

/** Identity of a drop: the same bytes under the same rules are the same drop, however often they arrive. */
export type DropId = Brand<string, 'DropId'>;

/** The file of a drop that says what it is made of. Put last, it starts acceptance. */
export const MANIFEST_FILE = 'manifest.json';

/** The file beside a drop that names each row of the party's file that is not in it. It is not uploaded. */
export const QUARANTINE_FILE = 'quarantine.csv';

/** Name of a part of a drop, from 1: four digits, so that the order of names is that of rows. */
export const partFile = (number: number): string =>
  `part-${String(number).padStart(4, '0')}.parquet`;

/** Such a name, as it is read from elsewhere. */
export const PartFile = z.string().regex(/^part-\d{4}\.parquet$/);
