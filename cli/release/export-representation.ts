import { answerTitle } from '#cli/render/answer-title.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { RepresentationReading } from '#core/documents/representation-reading.ts';
import { csvField, harmless } from '#core/drops/csv-record.ts';
import { FOUR_FIFTHS } from '#core/measurement/selection-rate.ts';

const HEADER = [
  ...['value', 'selected', 'suppressed', 'everybody', 'left_out'],
  ...['rate', 'rate_low_95', 'rate_high_95', 'ratio', 'ratio_low_95', 'ratio_high_95'],
  ...['four_fifths', 'highest', 'release', 'answered', 'k', 'asked'],
];

type ReadValue = RepresentationReading['values'][number];

const numbersOf = (bounds: ReadValue['ratio']): readonly string[] =>
  bounds === undefined
    ? ['', '', '']
    : [bounds.value, bounds.low, bounds.high].map((each) => each?.toFixed(6) ?? '');

/** What a release says of whom an audience leaves out as lines of CSV, a value each; rates and ratios are parts of 1. */
export const representationCsvLines = (
  answer: AnswerDocument,
  { values, highest, leftOut }: RepresentationReading,
): readonly string[] => {
  const { release, at, k } = answer;
  const beside = [release, at.slice(0, 10), String(k), harmless(answerTitle(answer))];
  const body = values.map(({ value, selected, everybody, rate, ratio, fourFifths = '' }) => [
    ...[harmless(value), selected === undefined ? '' : String(selected)],
    ...[selected === undefined ? 'yes' : '', String(everybody), ''],
    ...[rate, ratio].flatMap(numbersOf),
    ...[fourFifths, value === highest ? 'yes' : ''],
    ...beside,
  ]);
  const out = leftOut.map((value) => [
    ...[harmless(value), '', '', '', 'yes'],
    ...[undefined, undefined].flatMap(numbersOf),
    ...['', '', ...beside],
  ]);
  return [HEADER, ...body, ...out].map((fields) => fields.map(csvField).join(','));
};

/**
 * The ratios of a release as a chart of Vega-Lite 5: a point with its interval for each value, of a suppressed one the
 * interval alone, and a line at four fifths. Source: https://vega.github.io/schema/vega-lite/v5.json
 */
export const representationVegaSpec = (
  answer: AnswerDocument,
  { attribute, values }: RepresentationReading,
): object => {
  const compared = values.flatMap(({ value, ratio, fourFifths }) =>
    ratio === undefined
      ? []
      : [{ value, ratio: ratio.value ?? null, low: ratio.low, high: ratio.high, fourFifths }],
  );
  const x = { type: 'quantitative', title: 'rate by the highest rate' };
  const y = { field: 'value', type: 'nominal', title: attribute, sort: null };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title: `${answerTitle(answer)}, release ${answer.release}`,
    data: { values: compared },
    layer: [
      { mark: { type: 'rule', strokeDash: [4, 4] }, encoding: { x: { datum: FOUR_FIFTHS, ...x } } },
      { mark: 'rule', encoding: { y, x: { field: 'low', ...x }, x2: { field: 'high' } } },
      {
        mark: { type: 'point', filled: true },
        encoding: {
          y,
          x: { field: 'ratio', ...x },
          color: { field: 'fourFifths', type: 'nominal', title: 'four fifths' },
        },
      },
    ],
  };
};
