import { hash } from 'node:crypto';
import fc from 'fast-check';
import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';
import type { PartRow } from '#proof/rehearsal/drop.ts';

type Cell = string | null;

const digest = fc.nat(40).map((person) => hash('sha256', `p${person}@example.org`, 'hex'));
const base64 = (text: string): string => Buffer.from(text, 'hex').toString('base64');
const filler = fc
  .constantFrom('', 'test', 'N/A', 'null', 'test@test.com')
  .map((text) => hash('sha256', text, 'hex'));

/** Whatever writes that a column of digests was seen to hold, and each way of writing the same digest. */
const written = fc
  .oneof(digest, filler)
  .chain((text) =>
    fc.constantFrom(
      ...[text, text.toUpperCase(), base64(text), `0x${text}`, `sha256:${text}`, `\\x${text}`],
      ...[
        ` ${text}`,
        `${text}\t`,
        `\u00a0${text}\u3000`,
        `${text}\n`,
        `${text}${text}`,
        `${text}g`,
      ],
      ...[
        text.slice(1),
        `${text.slice(1)}g`,
        text.slice(0, 32),
        text.slice(0, 40),
        `é${text.slice(2)}`,
      ],
      Buffer.from(text).toString('base64'),
    ),
  );

const odd = fc.constantFrom<Cell>(
  ...[null, '', ' ', '   ', '\u00a0', '\u2003 ', '\t', '\n', '\u2028', '-', 'n/a'],
  ...['ada@example.org', '+44 7400 000001', '4.9E+11', '漢字', '🙂'.repeat(16), 'x'.repeat(64)],
  ...['é'.repeat(32), ' '.repeat(MAX_IDENTIFIER_LENGTH + 1), 'a'.repeat(MAX_IDENTIFIER_LENGTH)],
  'é'.repeat(MAX_IDENTIFIER_LENGTH),
);

const identifier = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.nat().map((n) => hash('sha256', `q${n}`, 'hex')) as fc.Arbitrary<Cell>,
  },
  { weight: 4, arbitrary: digest as fc.Arbitrary<Cell> },
  { weight: 2, arbitrary: written as fc.Arbitrary<Cell> },
  { weight: 2, arbitrary: odd },
);

const value = (declared: readonly string[]): fc.Arbitrary<Cell> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom<Cell>(...declared) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Cell>(
        ...[null, '', '  ', '\u00a0', '\t', 'unknown', 'UNKNOWN', 'Gold', 'no such'],
        ...declared.flatMap((text) => [` ${text}`, `${text}\u00a0`, `\t${text}`, `${text}${text}`]),
        'x'.repeat(MAX_IDENTIFIER_LENGTH + 1),
      ),
    },
  );

/** Rows as they were seen in files, and worse: so many kinds, and the attributes with these values. */
export const dirtyRow = (
  kinds: number,
  attributes: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<PartRow> =>
  fc.tuple(
    ...Array.from({ length: kinds }, () => identifier),
    ...Object.values(attributes).map(value),
  );
