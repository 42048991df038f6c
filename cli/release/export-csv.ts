import { type AnswerRow, type AnswerTable, answerTable } from '#cli/release/answer-table.ts';
import { answerTitle } from '#cli/render/answer-title.ts';
import { meanUnits } from '#cli/render/histories.ts';
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

/** What a sum comes to for each person, and between what it is; nothing where a cell does not say. */
const meanFields = (sum: ReleaseSum, { mean }: AnswerRow): readonly string[] =>
  mean === undefined
    ? ['', '', '']
    : [mean.value, mean.low, mean.high].map((each) => {
        const [units, decimals] = meanUnits(each, sum);
        return (units / 10 ** decimals).toFixed(decimals);
      });

const orEmpty = (number: number | undefined): string =>
  number === undefined ? '' : String(number);

/** What is said of a cell that was counted; nothing of a suppressed one. */
const countFields = (
  { people, estimate }: AnswerRow,
  { noiseHalfWidth, roundTo }: AnswerDocument,
): readonly string[] =>
  people === undefined
    ? ['', 'yes', '']
    : [String(people), '', estimate === undefined && roundTo === 1 ? String(noiseHalfWidth) : ''];

const rowFields = (answer: AnswerDocument, { sums, forEach }: AnswerTable, row: AnswerRow) => [
  ...row.values.map(harmless),
  ...countFields(row, answer),
  row.share === undefined ? '' : row.share.toFixed(4),
  ...[orEmpty(row.indexToTotal), answer.release, answer.at.slice(0, 10), String(answer.k)],
  ...[row.between?.[0], row.between?.[1], row.estimate].map(orEmpty),
  ...sums.flatMap((sum, at) => sumFields(sum, row.sums[at])),
  ...(forEach ? meanFields(forEach, row) : []),
  harmless(answerTitle(answer)),
];

/** An answer as lines of CSV, with headers that do not need this program to be understood. */
export const csvLines = (answer: AnswerDocument): readonly string[] => {
  const table = answerTable(answer);
  const { attributes, rows, sums, forEach } = table;
  const header = [
    ...[...attributes, 'people', 'suppressed', 'plus_minus_95', 'share_of_released'],
    ...['index_to_all', 'release', 'answered', 'k', 'low_95', 'high_95', 'near_threshold_estimate'],
    ...sums.flatMap(({ says }) => [says, `${says}_plus_minus_95`]),
    ...(forEach ? ['', '_low_95', '_high_95'].map((end) => `${forEach.says}_for_each${end}`) : []),
    'asked',
  ];
  const body = rows.map((row) => rowFields(answer, table, row));
  return [header, ...body].map((fields) => fields.map(csvField).join(','));
};
