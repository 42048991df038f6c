import { hash } from 'node:crypto';
import type { Digest } from '#core/identifiers/digest.ts';
import { isSpreadsheetError } from '#core/lint/spreadsheet-errors.ts';

/** What exports hold where a value is missing. Compared in lower case, without spaces around. */
const PLACEHOLDER_TEXTS = [
  ...['', ' ', '-', '.', '0', 'na', 'n/a', 'nan', 'nil', 'none', 'null', 'undefined', 'unknown'],
  ...['test', 'test@test.com', 'test@example.com', 'noemail@noemail.com', 'none@none.com'],
  ...['no@email.com', '+440000000000', '+10000000000', '0000000000'],
  ...['--', '?', 'n.a.', 'n.a', '#n/a', 'not available', 'not provided', 'not set', '(not set)'],
  ...['xxx', 'xxxx', 'unbekannt', 'inconnu', 'inconnue', 'desconocido', 'desconhecido'],
  ...['sconosciuto', 'onbekend', '(null)', '<null>', '\\n', '(blank)'],
];

const TEXTS: ReadonlySet<string> = new Set(PLACEHOLDER_TEXTS);

/** Nothing but zeros and punctuation: `00000`, `0000-00-00`, `---`, `***`. */
const NO_CONTENT = /^[\s0*#?_./-]{3,}$/;

/** Is a raw value a filler, or a spreadsheet's error word, rather than a person's identifier? */
export const isPlaceholderText = (raw: string): boolean => {
  const text = raw.trim().toLowerCase();
  return text !== '' && (TEXTS.has(text) || NO_CONTENT.test(text) || isSpreadsheetError(text));
};

/** What programs write as `NA`, `nan`, `nil` or `null` for nothing, some people are called. */
const NAMES_OF_PEOPLE: ReadonlySet<string> = new Set(['Na', 'Nan', 'Nil', 'Null']);

/** Is a part of somebody's name or address a filler? `Null` with a capital is a name, `NULL` is none. */
export const isPlaceholderPart = (part: string): boolean =>
  isPlaceholderText(part) && !NAMES_OF_PEOPLE.has(part.trim());

/**
 * Is an identifier that has a normal form still nobody's? A single value by that form; one of several
 * parts (a name, a birth date, a postcode) as soon as one of them is a filler.
 */
export const isPlaceholderIdentifier = (parts: readonly string[], normalised: string): boolean =>
  parts.length === 1 ? isPlaceholderText(normalised) : parts.some(isPlaceholderPart);

const forms = PLACEHOLDER_TEXTS.flatMap((text) => [text, text.toUpperCase(), capitalised(text)]);

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** SHA-256 digests of the fillers as they are written: lower case, upper case and capitalised. */
export const FILLERS: readonly Digest[] = [
  ...new Set(forms.map((text) => hash('sha256', text, 'hex') as Digest)),
];

/** The same as a set. */
export const PLACEHOLDER_DIGESTS: ReadonlySet<string> = new Set(FILLERS);

/** Digests of those digests, as hex text: who has one has hashed twice. */
export const TWICE_HASHED_PLACEHOLDERS: ReadonlySet<string> = new Set(
  [...PLACEHOLDER_DIGESTS].map((digest) => hash('sha256', digest, 'hex')),
);
