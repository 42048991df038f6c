/** A spreadsheet knows UTF-8 by this mark alone. */
const BYTE_ORDER_MARK = '\ufeff';

/** Lines of CSV as a file for a spreadsheet. */
export const csvText = (lines: readonly string[]): string =>
  `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;

/** Lines as a file. */
export const linesText = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
