import { answerTable } from '#cli/release/answer-table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleaseSum } from '#core/documents/release.ts';
import { csvField, harmless } from '#core/drops/csv-record.ts';

/** A sum with its point and without separators, and how far off it may be; nothing of a suppressed cell. */
const sumFields = (
  { decimals, noiseHalfWidth }: ReleaseSum,
  units: number | undefined,
): readonly string[] =>
  units === undefined
    ? ['', '']
    : [units, noiseHalfWidth].map((each) => (each / 10 ** decimals).toFixed(decimals));

/** An answer as lines of CSV, with headers that do not need this program to be understood. */
export const csvLines = (answer: AnswerDocument): readonly string[] => {
  const { attributes, rows, plusMinus, sums } = answerTable(answer);
  const { release, at, k, roundTo } = answer;
  const header = [
    ...[...attributes, 'people', 'suppressed', 'plus_minus_95', 'share_of_released'],
    ...['index_to_all', 'release', 'answered', 'k', 'low_95', 'high_95', 'near_threshold_estimate'],
    ...sums.flatMap(({ says }) => [says, `${says}_plus_minus_95`]),
  ];
  const body = rows.map(({ values, people, between, estimate, share, indexToTotal, ...row }) => [
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
    ...sums.flatMap((sum, at) => sumFields(sum, row.sums[at])),
  ]);
  return [header, ...body].map((fields) => fields.map(csvField).join(','));
};
