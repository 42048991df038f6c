import { createHash } from 'node:crypto';
import type { Digest } from '#core/identifiers/digest.ts';
import type { Subkey } from '#core/ports/key-ring.ts';
import { tokenOf } from '#core/tokens/token.ts';

/**
 * The key by which row labels become tokens. It is no secret: a label is drawn by chance and tells nothing, and its
 * party has to know the label that the room will call the row by. The caller owns the bytes.
 */
export const labelKey = (): Subkey =>
  new Uint8Array(createHash('sha256').update('airlock/label/v1').digest()) as Subkey;

/** The label that a row gets whose drop holds this: 128 bits, in hex. */
export const labelOf = (drawn: Digest): string => {
  const { hi, lo } = tokenOf(labelKey(), drawn);
  return [hi, lo].map((half) => BigInt.asUintN(64, half).toString(16).padStart(16, '0')).join('');
};
