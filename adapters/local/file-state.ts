import type { BigIntStats } from 'node:fs';

/**
 * What the system says of a file, as a text: another one whenever it was written to, or another file took
 * its name. Renaming it or changing who may read it changes nothing.
 */
export const fileState = ({ dev, ino, size, mtimeNs }: BigIntStats): string =>
  `${dev}-${ino}-${size}-${mtimeNs}`;
