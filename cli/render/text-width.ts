import stringWidth from 'string-width';

/** Latin, Greek and Cyrillic letters and the signs that we print ourselves: each is one column wide by itself. */
const NARROW =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0373\u0386-\u03ff\u0400-\u0481\u2010-\u2027\u2190-\u2199\u2200-\u22ff\u2500-\u259f]*$/;

/**
 * How many columns of a terminal a text takes. Most texts are of letters whose width is plain; what knows the others
 * takes some time to wake.
 */
export const textWidth = (text: string): number =>
  NARROW.test(text) ? text.length : stringWidth(text);
