/**
 * What a spreadsheet writes where a formula failed or a column was too narrow, in the languages of Excel and
 * LibreOffice: a word of letters behind `#` that ends in `!` or `?` (`#REF!`, `#BEZUG!`, `#¡VALOR!`,
 * `#DIV/0!`, `#NAME?`), one of the few that end in neither, LibreOffice's `Err:502`, or nothing but `#`.
 */
const SPREADSHEET_ERROR =
  /^(?:#[¡¿]?[\p{L}_]+(?:\/0)?[!?]|#(?:n\/a|n\/d|n\/v|nv|nd|i\/t|ei\/saatav[ia]a?|puuttuu|yok|saknas|hiányzik|mangler|brak|н\/д|getting_data|gegevens_ophalen)!?|#+|err:\d{3})$/iu;

const BEGINNINGS: ReadonlySet<string> = new Set(['#', 'e', 'E']);

/** Is this the error word of a spreadsheet, which stands for no value? */
export const isSpreadsheetError = (text: string): boolean =>
  BEGINNINGS.has(text.charAt(0)) && SPREADSHEET_ERROR.test(text);
