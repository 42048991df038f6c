import { DELIMITERS, type Delimiter } from '#adapters/local/records/delimiter.ts';
import { ENCODINGS, type Encoding } from '#adapters/local/records/open-bytes.ts';
import { AirlockError } from '#core/errors.ts';

const DELIMITER_NAMES: ReadonlyMap<string, Delimiter> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['pipe', '|'],
]);

/** What the flags say about how a file is to be read. */
export const readOptionsOf = (flags: {
  readonly encoding: string;
  readonly delimiter?: string;
}): { encoding: Encoding; delimiter: Delimiter | undefined } => {
  const encoding = ENCODINGS.find((each) => each === flags.encoding.toLowerCase());
  if (!encoding)
    throw new AirlockError(
      'usage',
      `This encoding is not known: choose one of ${ENCODINGS.join(', ')}.`,
    );
  if (flags.delimiter === undefined) return { encoding, delimiter: undefined };
  const delimiter =
    DELIMITER_NAMES.get(flags.delimiter) ?? DELIMITERS.find((each) => each === flags.delimiter);
  if (!delimiter)
    throw new AirlockError(
      'usage',
      `This delimiter is not known: choose one of ${[...DELIMITER_NAMES.keys()].join(', ')}.`,
    );
  return { encoding, delimiter };
};
