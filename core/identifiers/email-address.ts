/** Where the local part ends and the domain begins. */
interface Address {
  readonly local: string;
  readonly domain: string;
}

/** What the syntax of a profile's addresses is looser in than that of mail. */
interface AddressSyntax {
  /** Symbols such as emoji may stand anywhere (UID2's own tests). */
  readonly symbols?: boolean;
  /** Domains for which the profile drops the dots of a local part, so that any dots will do. */
  readonly dotless: ReadonlySet<string>;
}

/** RFC 5321: octets of a local part, and of an address. */
const MAX_LOCAL_OCTETS = 64;
const MAX_ADDRESS_OCTETS = 254;

/** RFC 5322 `atext`, and the letters of every script (RFC 6531). */
const ATEXT = "a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\-\\p{L}\\p{M}\\p{N}";
const LDH = 'a-zA-Z0-9\\p{L}\\p{M}\\p{N}';

/** A top-level domain is two letters or more, or a coded one: no number, so no IP address. */
const patternsOf = (more: string) => ({
  atoms: new RegExp(`^[${ATEXT}${more}]+(?:\\.[${ATEXT}${more}]+)*$`, 'u'),
  atomsAndDots: new RegExp(`^[.${ATEXT}${more}]+$`, 'u'),
  labels: new RegExp(
    `^(?:(?!-)[${LDH}${more}\\-]{1,63}(?<!-)\\.)+(?:(?:[a-zA-Z\\p{L}\\p{M}${more}]){2,63}|xn--[a-zA-Z0-9-]{1,59}(?<!-))$`,
    'iu',
  ),
});

const STRICT = patternsOf('');
const WITH_SYMBOLS = patternsOf('\\p{So}\\p{Sk}');

/** The commonest spelling, in lower case, which needs no repair and no closer look. */
const PLAIN = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,24}$/;

/** Is it an ordinary address in lower case, of a length that every mail server takes? */
export const isPlainAddress = (text: string): boolean =>
  text.length <= MAX_LOCAL_OCTETS && PLAIN.test(text);

/** Splits an address at its only `@`; refused without one, with two, or with an empty side. */
export const splitAddress = (text: string): Address | undefined => {
  const at = text.indexOf('@');
  if (at <= 0 || at === text.length - 1 || text.includes('@', at + 1)) return undefined;
  return { local: text.slice(0, at), domain: text.slice(at + 1) };
};

/** Could a mail server take it? By its characters, dots, labels and lengths; none is asked. */
export const isAddress = (text: string, syntax: AddressSyntax): boolean => {
  const address = splitAddress(text);
  if (address === undefined || Buffer.byteLength(text) > MAX_ADDRESS_OCTETS) return false;
  const { local, domain } = address;
  if (Buffer.byteLength(local) > MAX_LOCAL_OCTETS) return false;
  const { atoms, atomsAndDots, labels } = syntax.symbols ? WITH_SYMBOLS : STRICT;
  const isLocal = syntax.dotless.has(domain) ? atomsAndDots.test(local) : atoms.test(local);
  return isLocal && labels.test(domain);
};
