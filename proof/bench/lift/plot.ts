import { liftOf } from '#core/measurement/lift.ts';
import { type Interval, rateOf } from '#core/measurement/rate.ts';
import { LAWS, SimulatedTrial } from './simulated-trial.ts';

const WIDTH = 760;
const ROW = 46;
const TOP = 64;
const LEFT = 230;
const RIGHT = 30;
/** The lifts that the picture has room for, in points. */
const SPAN = { from: -0.4, to: 1.2 } as const;
const TICKS = [-0.4, 0, 0.4, 0.8, 1.2];

/** A made-up campaign: people of each arm, the control's rate, and what each treatment truly adds. */
const PEOPLE = 60_000;
const CONTROL = 0.02;
const ADDS: Readonly<Record<string, number>> = { 'e-mail': 0.006, banner: 0.003, push: 0 };

interface Row {
  readonly arm: string;
  readonly truth: number;
  readonly lift: Interval;
}

const rowsOf = (): readonly Row[] => {
  const { gaussian } = LAWS;
  const trial = new SimulatedTrial('picture', gaussian);
  const control = rateOf(trial.arm(PEOPLE, CONTROL));
  return Object.entries(ADDS).map(([arm, truth]) => ({
    ...{ arm, truth },
    lift: liftOf(rateOf(trial.arm(PEOPLE, CONTROL + truth)), control),
  }));
};

const xOf = (share: number): string =>
  (LEFT + ((100 * share - SPAN.from) / (SPAN.to - SPAN.from)) * (WIDTH - LEFT - RIGHT)).toFixed(1);

const signed = (share: number): string =>
  `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(2)}`;

const rowText = ({ arm, truth, lift }: Row, at: number): readonly string[] => {
  const y = TOP + ROW * at + ROW / 2;
  const x = Number(xOf(truth));
  return [
    `<text class="arm" x="16" y="${y}">${arm}</text>`,
    `<text x="16" y="${y + 15}">${signed(lift.value)} (${signed(lift.low)} to ${signed(lift.high)})</text>`,
    `<path class="between" d="M${xOf(lift.low)} ${y}H${xOf(lift.high)}"/>`,
    `<circle class="lift" cx="${xOf(lift.value)}" cy="${y}" r="5"/>`,
    `<path class="truth" d="M${x} ${y - 9}l6 9l-6 9l-6 -9z"/>`,
  ];
};

const STYLE = [
  'text{font:12px system-ui,sans-serif;fill:#404040}.arm{font-weight:600;fill:#1a1a1a}',
  '.grid{stroke:#d5d5d5}.nothing{stroke:#1a1a1a}.between{stroke:#1f5fbf;stroke-width:3}',
  '.lift{fill:#1f5fbf}.truth{fill:none;stroke:#c2410c;stroke-width:2}',
].join('');

/** An answer of `lift` as a picture, with the truth of a made-up campaign beside it: docs/lift.svg. */
export const liftPlot = (): string => {
  const rows = rowsOf();
  const bottom = TOP + ROW * rows.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 50}" role="img" aria-label="Lift of three treatments with their intervals, and the true lift of each">`,
    `<style>${STYLE}</style><rect width="100%" height="100%" fill="#fff"/>`,
    `<text class="arm" x="16" y="24">Points of conversion rate above the control (${100 * CONTROL} %)</text>`,
    `<text x="16" y="42">${PEOPLE.toLocaleString('en')} people in each arm. Bar: 95 of 100 answers hold the truth. Diamond: the truth, which no room knows.</text>`,
    ...TICKS.flatMap((tick) => [
      `<path class="${tick === 0 ? 'nothing' : 'grid'}" d="M${xOf(tick / 100)} ${TOP}V${bottom}"/>`,
      `<text x="${xOf(tick / 100)}" y="${bottom + 18}" text-anchor="middle">${tick}</text>`,
    ]),
    ...rows.flatMap(rowText),
    `<text x="${xOf(0)}" y="${bottom + 38}" text-anchor="middle">it did nothing</text>`,
    '</svg>\n',
  ].join('\n');
};
