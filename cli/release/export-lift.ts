import { answerTitle } from '#cli/render/answer-title.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ArmReading, LiftReading } from '#core/documents/lift-reading.ts';
import { csvField, harmless } from '#core/drops/csv-record.ts';

const HEADER = [
  ...['arm', 'role', 'people', 'suppressed', 'rate', 'rate_low_95', 'rate_high_95'],
  ...['lift', 'lift_low_95', 'lift_high_95'],
  ...['relative_lift', 'relative_low_95', 'relative_high_95'],
  ...['near_threshold', 'sample_ratio_p', 'release', 'answered', 'k'],
];

/** Of what was worth something too: whole and parts of its unit, and relative lifts as shares of 1. */
const PER_HEAD = [
  ...['per_head', 'per_head_low_95', 'per_head_high_95'],
  ...['per_head_lift', 'per_head_lift_low_95', 'per_head_lift_high_95'],
  ...['relative_per_head', 'relative_per_head_low_95', 'relative_per_head_high_95', 'unit'],
];

const numbersOf = (between: ArmReading['rate']): readonly string[] =>
  between === undefined
    ? ['', '', '']
    : [between.value, between.low, between.high].map((each) => each.toFixed(6));

const inUnits = (between: ArmReading['perHead'], decimals: number): ArmReading['perHead'] => {
  if (between === undefined) return undefined;
  const [value, low, high] = [between.value, between.low, between.high].map(
    (units) => units / 10 ** decimals,
  );
  return { value: value ?? 0, low: low ?? 0, high: high ?? 0 };
};

const perHeadFields = (each: ArmReading, value: LiftReading['value']): readonly string[] =>
  value === undefined
    ? []
    : [
        ...[inUnits(each.perHead, value.decimals), inUnits(each.perHeadLift, value.decimals)],
        each.relativePerHead,
      ]
        .flatMap(numbersOf)
        .concat(harmless(value.unit));

/** What a release of a lift says of the treatment as lines of CSV, an arm each; rates and lifts are shares of 1. */
export const liftCsvLines = (answer: AnswerDocument, reading: LiftReading): readonly string[] => {
  const { release, at, k } = answer;
  const body = reading.arms.map((each) => [
    ...[harmless(each.arm), each.role],
    ...(each.people === undefined ? ['', 'yes'] : [String(each.people), '']),
    ...[each.rate, each.lift, each.relativeLift].flatMap(numbersOf),
    ...[each.nearThreshold ? 'yes' : '', reading.sampleRatio?.p.toFixed(6) ?? ''],
    ...[release, at.slice(0, 10), String(k)],
    ...perHeadFields(each, reading.value),
    harmless(answerTitle(answer)),
  ]);
  const header = [...HEADER, ...(reading.value === undefined ? [] : PER_HEAD), 'asked'];
  return [header, ...body].map((fields) => fields.map(csvField).join(','));
};

/**
 * The lifts of a release as a chart of Vega-Lite 5: a point with its interval for each treated arm (a triangle where a
 * count is near the threshold), and a line where nothing was done. Source: https://vega.github.io/schema/vega-lite/v5.json
 */
export const liftVegaSpec = (answer: AnswerDocument, { arms }: LiftReading): object => {
  const values = arms.flatMap(({ arm, lift, nearThreshold }) =>
    lift === undefined
      ? []
      : [
          {
            arm,
            lift: 100 * lift.value,
            low: 100 * lift.low,
            high: 100 * lift.high,
            nearThreshold,
          },
        ],
  );
  const points = { type: 'quantitative', title: 'points above the control' };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    title: `${answerTitle(answer)}, release ${answer.release}`,
    data: { values },
    layer: [
      { mark: 'rule', encoding: { x: { datum: 0 } } },
      {
        mark: 'rule',
        encoding: {
          y: { field: 'arm', type: 'nominal', title: '', sort: null },
          x: { field: 'low', ...points },
          x2: { field: 'high' },
        },
      },
      {
        mark: { type: 'point', filled: true },
        encoding: {
          shape: {
            ...{ field: 'nearThreshold', type: 'nominal', title: 'near the threshold' },
            scale: { domain: [false, true], range: ['circle', 'triangle-up'] },
          },
          y: { field: 'arm', type: 'nominal', title: '', sort: null },
          x: { field: 'lift', ...points },
        },
      },
    ],
  };
};
