import { type Bounds, type Compared, comparedRates } from '#core/measurement/selection-rate.ts';
import { drawNoise, halfWidth } from '#core/privacy/noise/noise-law.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { fairnessLaw } from '#proof/bench/fairness/figures.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';

const WIDTH = 760;
const ROW = 46;
const TOP = 64;
const LEFT = 230;
const RIGHT = 30;
const MOST = 1.2;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2];
const LINE = 0.8;

/** A made-up audience: how many people there are of each age, and what part of them it truly reaches. */
const EPSILON = 0.5;
const AGES: Readonly<Record<string, readonly [people: number, rate: number]>> = {
  '18-24': [8000, 0.3],
  '25-34': [12_000, 0.29],
  '35-44': [12_000, 0.24],
  '45-54': [10_000, 0.16],
  '55-64': [1500, 0.29],
};

interface Row {
  readonly age: string;
  readonly truth: number;
  readonly compared: Compared;
}

const rowsOf = (): readonly Row[] => {
  const law = fairnessLaw(EPSILON);
  const source = new UniformSource(seededRandomness('audience'));
  const entries = Object.entries(AGES);
  const width = halfWidth(law, 100 - 5 / (2 * entries.length));
  const seen = (count: number) => {
    const people = Math.round(count) + drawNoise(law, source);
    return { people, low: people - width, high: people + width };
  };
  const compared = comparedRates(
    entries.map(([, [people, rate]]) => ({
      selected: seen(people * rate),
      everybody: seen(people),
    })),
  );
  const known = entries.flatMap(([, [, rate]], at) => (compared[at]?.isReference ? [rate] : []));
  return entries.flatMap(([age, [, rate]], at) => {
    const each = compared[at];
    return each ? [{ age, truth: rate / Math.max(...known), compared: each }] : [];
  });
};

const xOf = (ratio: number): string =>
  (LEFT + (Math.min(MOST, ratio) / MOST) * (WIDTH - LEFT - RIGHT)).toFixed(1);

const WORDS = {
  below: 'below four fifths',
  'not-below': 'not below',
  'cannot-tell': 'cannot tell',
};

const ratioText = ({ value = 0, low, high }: Bounds): string =>
  `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

const rowText = ({ age, truth, compared: { ratio, verdict } }: Row, at: number): string[] => {
  if (ratio === undefined || verdict === undefined) return [];
  const y = TOP + ROW * at + ROW / 2;
  return [
    `<text class="age" x="16" y="${y}">${age}: ${WORDS[verdict]}</text>`,
    `<text x="16" y="${y + 15}">${ratioText(ratio)}</text>`,
    `<path class="between ${verdict}" d="M${xOf(ratio.low)} ${y}H${xOf(ratio.high)}"/>`,
    `<circle class="${verdict}" cx="${xOf(ratio.value ?? 0)}" cy="${y}" r="5"/>`,
    `<path class="truth" d="M${xOf(truth)} ${y - 9}l6 9l-6 9l-6 -9z"/>`,
  ];
};

const STYLE = [
  'text{font:12px system-ui,sans-serif;fill:#404040}.age{font-weight:600;fill:#1a1a1a}',
  '.grid{stroke:#d5d5d5}.line{stroke:#1a1a1a;stroke-dasharray:4 4}.between{stroke-width:3}',
  'path.below{stroke:#b91c1c}circle.below{fill:#b91c1c}path.not-below{stroke:#1f5fbf}',
  'circle.not-below{fill:#1f5fbf}path.cannot-tell{stroke:#6b7280}circle.cannot-tell{fill:#6b7280}',
  '.truth{fill:none;stroke:#c2410c;stroke-width:2}',
].join('');

/** An answer of `representation` as a picture, with the truth of a made-up audience beside it: docs/fairness.svg. */
export const fairnessPlot = (): string => {
  const rows = rowsOf();
  const bottom = TOP + ROW * rows.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 50}" role="img" aria-label="Selection rates of five ages by the highest rate, with what each is between, and the true ratio of each">`,
    `<style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/>`,
    '<text class="age" x="16" y="24">Selection rate of each age by the highest rate</text>',
    `<text x="16" y="42">At ε ${EPSILON}. Bar: in 95 of 100 answers all bars hold the truth. Diamond: the truth, which no room knows.</text>`,
    ...TICKS.flatMap((tick) => [
      `<path class="${tick === LINE ? 'line' : 'grid'}" d="M${xOf(tick)} ${TOP}V${bottom}"/>`,
      `<text x="${xOf(tick)}" y="${bottom + 18}" text-anchor="middle">${tick}</text>`,
    ]),
    ...rows.flatMap(rowText),
    `<text x="${xOf(LINE)}" y="${bottom + 38}" text-anchor="middle">four fifths</text>`,
    '</svg>\n',
  ].join('\n');
};
