import type { Rule } from './profile.ts';

const WHITESPACE_RUNS = /\s+/g;

/** Google: keeps the extension. Lower case without spaces, since a digest cannot be folded later. */
export const extendedPostcode: Rule = (text) => text.toLowerCase().replace(WHITESPACE_RUNS, '');

/** Meta, and the shared rule: lower case, no spaces, cut at the first hyphen (US ZIP+4 to ZIP). */
export const shortPostcode: Rule = (text, context) =>
  extendedPostcode(text, context)?.split('-', 1)[0];
