import { cellNumber } from '#core/drops/cell.ts';
import { foldFor } from '#core/drops/fold.ts';
import type { Mapping } from '#core/drops/mapping.ts';
import { remembered } from '#core/drops/remembered.ts';

const plain = foldFor(['case']);

/**
 * Whether a field of the consent column is one of the accepted values, in any case and composition of
 * accents. `1` and `true` of YAML are those of the file, and `1.0` is 1; a yes and a `true` are two values.
 */
export const consentReader = (accept: NonNullable<Mapping['consent']>['accept']) => {
  const accepted = new Set(accept.map((value) => plain(String(value))));
  return remembered(
    (field) => accepted.has(plain(field)) || accepted.has(plain(cellNumber(field).text)),
  );
};
