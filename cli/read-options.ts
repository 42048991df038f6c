import { ENCODINGS } from '#adapters/local/records/decode-text.ts';
import type { Delimiter } from '#adapters/local/records/delimiter.ts';
import type { ReadOptions } from '#adapters/local/records/open-records.ts';
import { AirlockError } from '#core/errors.ts';

/** What `--encoding` takes. */
export const ENCODING_NAMES = ENCODINGS;

const DELIMITER_NAMES: ReadonlyMap<string, Delimiter> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['pipe', '|'],
  ['\\t', '\t'],
]);

/** A character by its number, as shells and database tools write it: `\x01`, `\u0001`, `\001`. */
const BY_NUMBER = /^\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([0-7]{3}))$/i;

/** What separates fields stands in none: no letter, digit, quote or line end. */
const SEPARATES = /^[^\p{L}\p{N}\p{Cs}"\r\n\0\uFEFF]$/u;

/** How quotes may be escaped. */
const ESCAPES = ['quote', 'backslash'];

/** What the flags say about how a file is to be read. */
export const readOptionsOf = (flags: {
  readonly encoding: string;
  readonly delimiter?: string;
  readonly escape?: string;
}): ReadOptions => {
  const encoding = ENCODINGS.find((each) => each === flags.encoding.toLowerCase());
  if (!encoding)
    throw new AirlockError(
      'usage',
      `This encoding is not known: choose one of ${ENCODINGS.join(', ')}.`,
    );
  if (flags.escape !== undefined && !ESCAPES.includes(flags.escape))
    throw new AirlockError(
      'usage',
      `This escape is not known: choose one of ${ESCAPES.join(', ')}.`,
    );
  const backslash = flags.escape === 'backslash';
  return { encoding, delimiter: delimiterOf(flags.delimiter), backslash };
};

const delimiterOf = (written: string | undefined): Delimiter | undefined => {
  if (written === undefined) return undefined;
  const [, two, four, octal] = BY_NUMBER.exec(written) ?? [];
  const delimiter =
    DELIMITER_NAMES.get(written) ?? byNumber(two ?? four, 16) ?? byNumber(octal, 8) ?? written;
  if (SEPARATES.test(delimiter)) return delimiter;
  throw new AirlockError(
    'usage',
    'A delimiter is one character and no letter, digit or quote: say comma, semicolon, tab, pipe, or another such as "\\x01".',
  );
};

const byNumber = (digits: string | undefined, base: number): string | undefined =>
  digits === undefined ? undefined : String.fromCodePoint(Number.parseInt(digits, base));
