/** Bytes that are looked at: a header line, in most files. */
export const LOOKED_AT = 200;

/** Share of the characters that must be of one byte and a NUL; the others are letters of other scripts. */
const NUL_SHARE = 0.8;

const nulShare = (bytes: Uint8Array, from: 0 | 1): number => {
  const half = bytes.filter((_, at) => at % 2 === from);
  return half.length === 0 ? 0 : half.filter((byte) => byte === 0).length / half.length;
};

/**
 * Whether a text begins as UTF-16 does: by its mark, or by a NUL in every second byte, which no text
 * in another encoding has. `le` and `be` tell the order of the bytes.
 */
export const utf16Of = (start: Uint8Array): 'le' | 'be' | undefined => {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'le';
  if (first === 0xfe && second === 0xff) return 'be';
  const bytes = start.subarray(0, LOOKED_AT);
  const [even, odd] = [nulShare(bytes, 0), nulShare(bytes, 1)];
  if (odd >= NUL_SHARE && even === 0) return 'le';
  return even >= NUL_SHARE && odd === 0 ? 'be' : undefined;
};
