import type { ColumnName, VersionsMatch } from '#core/matching/vault-query.ts';

/** Codes that stand in one number of a kept match; four bytes hold them, and whether there is a match at all. */
const CODES = 4;

/** A code is one of 64 at most, or 0. */
const CODE_BITS = 7;

/** Three bits above the codes, of which six kinds at most take all but the sign. */
const MATCH_PLACE = CODES * CODE_BITS;

/**
 * Stands in every number of somebody who has a match, so that the number of nobody else is 0: one more than how many
 * kinds were asked after the one that made it.
 */
export const matchedMark = (kindsAfter: number): number => (kindsAfter + 1) << MATCH_PLACE;

/** How many kinds were asked after the one that made a match, out of a number; -1 where there is none. */
export const kindsAfterIn = (number: string): string => `((${number} >> ${MATCH_PLACE}) - 1)`;

/** Where the code of an attribute stands: in which number of a row, and how many bits up. */
export interface CodePlace extends ColumnName {
  readonly number: string;
  readonly bits: number;
}

const nameOf = (at: number): string => `codes_${at + 1}`;

/** Where the codes of all attributes of a match stand. */
export const codePlaces = ({ attributes }: Pick<VersionsMatch, 'attributes'>): CodePlace[] =>
  attributes.map((attribute, at) => ({
    ...attribute,
    number: nameOf(Math.floor(at / CODES)),
    bits: (at % CODES) * CODE_BITS,
  }));

/** The numbers of a row, one at least. */
export const matchNumbers = ({ attributes }: Pick<VersionsMatch, 'attributes'>): string[] =>
  Array.from({ length: Math.max(1, Math.ceil(attributes.length / CODES)) }, (_, at) => nameOf(at));

/** A code as it stands in its number. */
export const placedCode = (code: string, bits: number): string => `(${code} << ${bits})`;

/** The code again, out of its number. */
export const codeIn = ({ number, bits }: CodePlace): string =>
  `(${number} >> ${bits}) & ${(1 << CODE_BITS) - 1}`;
