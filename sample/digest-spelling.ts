import type { DIRT_RATES } from './dirt-rates.ts';

/** A way to write a SHA-256 digest; a lint accepts each of them. */
export type DigestSpelling = 'lower-hex' | keyof typeof DIRT_RATES.digestSpelling;

/** Writes a digest of 64 lower-case hex digits in the given way. */
export const spellDigest = (hex: string, spelling: DigestSpelling): string => {
  switch (spelling) {
    case 'lower-hex':
      return hex;
    case 'upper-hex':
      return hex.toUpperCase();
    case 'base64':
      return Buffer.from(hex, 'hex').toString('base64');
  }
};
