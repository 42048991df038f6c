import { csvText, linesText } from '#cli/file-text.ts';
import { balanceCsvLines } from '#cli/release/export-balance.ts';
import { csvLines } from '#cli/release/export-csv.ts';
import { htmlLines } from '#cli/release/export-html.ts';
import { liftCsvLines, liftVegaSpec } from '#cli/release/export-lift.ts';
import {
  representationCsvLines,
  representationVegaSpec,
} from '#cli/release/export-representation.ts';
import { vegaSpec } from '#cli/release/export-vega.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';

/** Forms of an answer for other programs. */
export const EXPORT_FORMATS = ['csv', 'html', 'vega'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const csvOf = (answer: AnswerDocument): readonly string[] => {
  const { lift, balance, representation } = answer;
  if (representation !== undefined) return representationCsvLines(answer, representation);
  if (balance !== undefined) return balanceCsvLines(answer, balance);
  return lift === undefined ? csvLines(answer) : liftCsvLines(answer, lift);
};

const vegaOf = (answer: AnswerDocument): object => {
  const { lift, representation } = answer;
  if (representation !== undefined) return representationVegaSpec(answer, representation);
  return lift === undefined ? vegaSpec(answer) : liftVegaSpec(answer, lift);
};

/** The lines of an answer in a form: made of the answer alone, so they tell nothing more than it does. */
export const exportLines = (answer: AnswerDocument, format: ExportFormat): readonly string[] => {
  switch (format) {
    case 'csv':
      return csvOf(answer);
    case 'html':
      return htmlLines(answer);
    case 'vega':
      return JSON.stringify(vegaOf(answer), null, 2).split('\n');
  }
};

/** Those lines as a file of that form. */
export const exportText = (lines: readonly string[], format: ExportFormat): string =>
  format === 'csv' ? csvText(lines) : linesText(lines);
