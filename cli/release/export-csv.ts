import { answerTable } from '#cli/release/answer-table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { csvField, harmless } from '#core/drops/csv-record.ts';

/** An answer as lines of CSV, with headers that do not need this program to be understood. */
export const csvLines = (answer: AnswerDocument): readonly string[] => {
  const { attributes, rows, plusMinus } = answerTable(answer);
  const { release, at, k, roundTo } = answer;
  const header = [
    ...[...attributes, 'people', 'suppressed', 'plus_minus_95', 'share_of_released'],
    ...['index_to_all', 'release', 'answered', 'k', 'low_95', 'high_95', 'near_threshold_estimate'],
  ];
  const body = rows.map(({ values, people, between, estimate, share, indexToTotal }) => [
    ...values.map(harmless),
    ...(people === undefined
      ? ['', 'yes', '']
      : [String(people), '', estimate === undefined && roundTo === 1 ? String(plusMinus) : '']),
    share === undefined ? '' : share.toFixed(4),
    ...[
      indexToTotal === undefined ? '' : String(indexToTotal),
      release,
      at.slice(0, 10),
      String(k),
    ],
    ...[between?.[0], between?.[1], estimate].map((number) =>
      number === undefined ? '' : String(number),
    ),
  ]);
  return [header, ...body].map((fields) => fields.map(csvField).join(','));
};
