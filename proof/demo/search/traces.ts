/** What a search looks for. */
export const TRACE_KINDS = ['e-mail', 'phone', 'digest'] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** Something in a text that looks like an identifier, in the one spelling in which traces are compared. */
export interface Trace {
  readonly kind: TraceKind;
  readonly text: string;
}

/** Starts only where a word starts: trying every letter of a long word would take quadratic time. */
const EMAIL = /(?<![^\s"'`,;:|<>()[\]{}=\\])[^\s"'`,;:|<>()[\]{}=\\]+@[^\s"'`,;:|<>()[\]{}=\\]+/g;
const PHONE = /\+?[(\d][\d ().-]{7,24}\d/g;
/** Digits inside a digest or checksum are no phone number, though some equal one by chance. */
const LONG_HEX = /[0-9a-fA-F]{32,}/g;
const HEX = /[0-9a-fA-F]{64,}/g;
const BASE64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=/g;

/** Fewer digits are no phone number: the shortest of the sample has ten. */
const FEWEST_DIGITS = 9;
const DIGEST_LENGTH = 64;

/** The spelling of an e-mail address in which traces are compared. */
export const emailTrace = (text: string): Trace => ({
  kind: 'e-mail',
  text: text.trim().toLowerCase(),
});

/** The spelling of a phone number: its digits. Undefined if there are too few. */
export const phoneTrace = (text: string): Trace | undefined => {
  const digits = text.replace(/\D/g, '');
  return digits.length < FEWEST_DIGITS ? undefined : { kind: 'phone', text: digits };
};

/** The spelling of a digest: lower-case hex. */
export const digestTrace = (hex: string): Trace => ({ kind: 'digest', text: hex.toLowerCase() });

/** Every stretch of 64 hex digits, so that a digest inside a longer run is found too. */
const hexTraces = (run: string): readonly Trace[] =>
  Array.from({ length: run.length - DIGEST_LENGTH + 1 }, (_, at) =>
    digestTrace(run.slice(at, at + DIGEST_LENGTH)),
  );

/** The address, and what is left of it when the end of a sentence or of a file name is cut off. */
const emailTraces = (text: string): readonly Trace[] => {
  const at = text.indexOf('@');
  const dots = [...text.matchAll(/\./g)].map(({ index }) => index).filter((index) => index > at);
  return [text.length, ...dots].map((end) => emailTrace(text.slice(0, end)));
};

const matches = (text: string, pattern: RegExp): readonly string[] => text.match(pattern) ?? [];

/** Everything in a text that could be an e-mail address, a phone number or a digest. */
export const tracesIn = (text: string): readonly Trace[] => [
  ...(text.includes('@') ? matches(text, EMAIL).flatMap(emailTraces) : []),
  ...matches(text.replace(LONG_HEX, ' '), PHONE)
    .map(phoneTrace)
    .filter((trace) => trace !== undefined),
  ...matches(text, HEX).flatMap(hexTraces),
  ...matches(text, BASE64).map((each) => digestTrace(Buffer.from(each, 'base64').toString('hex'))),
];
