import { measure, THRESHOLDS, type Utility } from './measure.ts';
import { type Axis, drawPanel, type Line, type Panel } from './panel.ts';
import { nameOf, SETTINGS } from './settings.ts';

const WIDTH = 900;
const HEIGHT = 770;

/** Below this share too few cells are released to say how far off they are. */
const FEW = 0.02;

const STYLES = [
  'stroke="#1f5fbf"',
  'stroke="#1f5fbf" stroke-dasharray="7 4"',
  'stroke="#c2410c"',
  'stroke="#c2410c" stroke-dasharray="7 4"',
];
const NAMES = SETTINGS.map(nameOf);

/** Whole numbers of people from one to the other, evenly spread on a logarithmic axis. */
const sizes = (from: number, to: number, steps: number): readonly number[] => [
  ...new Set(
    Array.from({ length: steps + 1 }, (_, at) => Math.round(from * (to / from) ** (at / steps))),
  ),
];

const people = (from: number, to: number, ticks: readonly number[]): Axis => ({
  from,
  to,
  logarithmic: true,
  ticks,
  text: (value) => value.toLocaleString('en'),
  label: 'people in the cell (logarithmic)',
});

const percent = (value: number): string => `${value * 100} %`;

const linesOf = (
  k: number,
  at: readonly number[],
  value: (utility: Utility) => number | undefined,
): readonly Line[] =>
  SETTINGS.map((setting, n) => ({
    style: STYLES[n] ?? '',
    points: at.map((size) => [size, value(measure(setting, k, size))] as const),
  }));

const errorPanel = (): readonly string[] => {
  const panel: Panel = {
    title: 'Relative error of a released cell, at most so much in 95 of 100 (k 100)',
    left: 90,
    top: 110,
    width: 780,
    height: 270,
    x: people(100, 10_000, [100, 200, 300, 500, 1000, 2000, 3000, 5000, 10_000]),
    y: {
      from: 0.0002,
      to: 0.5,
      logarithmic: true,
      ticks: [0.0002, 0.001, 0.005, 0.02, 0.1, 0.5],
      text: percent,
      label: 'relative error (logarithmic)',
    },
  };
  const at = sizes(100, 10_000, 40);
  return drawPanel(
    panel,
    linesOf(100, at, ({ released, most }) => (released < FEW ? undefined : most)),
  );
};

const sharePanel = (k: number, column: number): readonly string[] => {
  const panel: Panel = {
    title: `Share of cells released, k ${k}`,
    left: 90 + column * 410,
    top: 490,
    width: 370,
    height: 210,
    x: people(50, 1000, [50, 100, 200, 300, 500, 1000]),
    y: {
      from: 0,
      to: 1,
      logarithmic: false,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      text: column === 0 ? percent : () => '',
      label: column === 0 ? 'cells released' : '',
    },
  };
  return drawPanel(
    panel,
    linesOf(k, sizes(50, 1000, 44), ({ released }) => released),
  );
};

const legend = (): readonly string[] =>
  NAMES.flatMap((name, at) => {
    const x = 90 + at * 195;
    return [
      `<path class="line" ${STYLES[at]} d="M${x} 56h34"/>`,
      `<text x="${x + 42}" y="60">${name}</text>`,
    ];
  });

/** The plot of docs/privacy.md, as an SVG document that needs nothing beside it. */
export const utilityPlot = (): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="name">`,
    '<title id="name">How far off a released count is, and how many cells are released, against the size of the cell</title>',
    '<style>',
    'text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: #1f2328; }',
    '.name { font-size: 17px; font-weight: 600; } .title { font-size: 14px; font-weight: 600; }',
    '.grid { stroke: #e3e6ea; fill: none; } .frame { stroke: #8c959f; fill: none; }',
    '.line { fill: none; stroke-width: 2.2; stroke-linejoin: round; }',
    '</style>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    '<text class="name" x="90" y="32">What the noise costs: cells by attributes of one list, all answers together at δ 0.000001</text>',
    ...legend(),
    ...errorPanel(),
    ...THRESHOLDS.flatMap((k, column) => sharePanel(k, column)),
    '</svg>',
    '',
  ].join('\n');
