import { answerTable } from '#cli/release/answer-table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { csvField } from '#core/drops/csv-record.ts';

/** A spreadsheet would run a text that begins so as a formula: it is told to take it as text. */
const harmless = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

/** An answer as lines of CSV, with headers that do not need this program to be understood. */
export const csvLines = (answer: AnswerDocument): readonly string[] => {
  const { attributes, rows, plusMinus } = answerTable(answer);
  const header = [...attributes, 'people', 'plus_minus_95', 'share_of_released', 'index_to_all'];
  const body = rows.map(({ values, people, share, indexToTotal }) => [
    ...values.map(harmless),
    people === undefined ? 'suppressed' : String(people),
    people === undefined ? '' : String(plusMinus),
    share === undefined ? '' : share.toFixed(4),
    indexToTotal === undefined ? '' : String(indexToTotal),
  ]);
  return [header, ...body].map((fields) => fields.map(csvField).join(','));
};
