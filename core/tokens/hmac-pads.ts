import type { Subkey } from '#core/ports/key-ring.ts';

const BLOCK_BYTES = 64;

/** The two blocks that HMAC puts before the message and before the inner hash. */
export interface HmacPads {
  readonly inner: Uint8Array;
  readonly outer: Uint8Array;
  /** Overwrites both: they are as secret as the key. */
  zero(): void;
}

/** `K ⊕ ipad` and `K ⊕ opad` of RFC 2104, section 2, for engines that know SHA-256 but not HMAC. */
export const hmacPads = (subkey: Subkey): HmacPads => {
  const inner = new Uint8Array(BLOCK_BYTES).fill(0x36);
  const outer = new Uint8Array(BLOCK_BYTES).fill(0x5c);
  subkey.forEach((byte, at) => {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  });
  const zero = (): void => {
    inner.fill(0);
    outer.fill(0);
  };
  return { inner, outer, zero };
};
