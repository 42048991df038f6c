import { halfWidth } from '#core/privacy/noise/noise-law.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { answersWithin } from './answers.ts';
import { measure, measureSkewed, RUNS, SKEWED_CELLS, THRESHOLDS } from './measure.ts';
import {
  CROSSED,
  lawOf,
  MONTH,
  NOISES,
  nameOf,
  OVERLAP,
  PLANS,
  type Plan,
  SEGMENTS,
  SETTINGS,
  type Setting,
} from './settings.ts';

/** The page that holds the table, and what stands around it there. */
export const PAGE = 'docs/privacy.md';
const BEGIN = '<!-- utility: written by proof/bench/utility.ts -->';
const END = '<!-- end of utility -->';

const SIZES = [50, 75, 100, 125, 150, 200, 300, 500, 1000, 2000, 5000, 10_000];
const PEOPLE = [5000, 10_000, 20_000, 50_000, 100_000];
const WIDTHS = [10, 25, 50, 100];

const percent = (share: number): string => {
  const value = share * 100;
  if (value >= 10 || value === 0) return `${Math.round(value)} %`;
  return `${value.toFixed(value < 1 ? 2 : 1)} %`;
};

const count = (n: number): string => n.toLocaleString('en');

const shareText = (share: number): string => {
  if (share < 0.01) return '< 1 %';
  return share > 0.99 ? '> 99 %' : percent(share);
};

const cellText = (setting: Setting, k: number, size: number): string => {
  const { released, median, most } = measure(setting, k, size);
  if (median === undefined || most === undefined) return 'none';
  const errors = `${percent(median)} (${percent(most)})`;
  return released === 1 ? errors : `${shareText(released)}: ${errors}`;
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const tableOf = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] => [
  line(head),
  line(head.map((_, at) => (at === 0 ? '---:' : '---'))),
  ...rows.map(line),
];

const planText = ({ epsilon, answers }: Plan): string => `${answers} at ε ${epsilon}`;

const noiseText = (setting: Setting): string => {
  const law = lawOf(setting);
  return `${halfWidth(law, 95)} / ${law.bound}`;
};

const noiseTable = (): readonly string[] => {
  const kinds: readonly (readonly [string, ChangeVector])[] = [
    ['overlap', OVERLAP],
    ['by attributes of one list', SEGMENTS],
    ['by both, four kinds', CROSSED],
  ];
  const head = kinds.flatMap(([name]) => [`${name}: Gaussian`, 'Laplace']);
  const rows = PLANS.map((plan) => [
    planText(plan),
    ...kinds.flatMap(([, change]) => NOISES.map((noise) => noiseText({ noise, plan, change }))),
  ]);
  return tableOf(['answers', ...head], rows);
};

const sizeTable = (k: number): readonly string[] => {
  const header = (setting: Setting): string => {
    const { bound } = lawOf(setting);
    return `${nameOf(setting)} (B ${bound}, from ${k + bound})`;
  };
  const rows = SIZES.filter((size) => size >= k).map((size) => [
    count(size),
    ...SETTINGS.map((setting) => cellText(setting, k, size)),
  ]);
  return tableOf([`people, k ${k}`, ...SETTINGS.map(header)], rows);
};

const skewedTable = (k: number): readonly string[] => {
  const text = (setting: Setting, people: number): string => {
    const { cells, lost } = measureSkewed(setting, k, people);
    return `${percent(lost)} (${Math.round(cells)})`;
  };
  const rows = PEOPLE.map((people) => [
    count(people),
    ...SETTINGS.map((setting) => text(setting, people)),
  ]);
  return tableOf([`people, k ${k}`, ...SETTINGS.map(nameOf)], rows);
};

const answersTable = (): readonly string[] => {
  const rows = [OVERLAP, SEGMENTS].flatMap((change) =>
    NOISES.map((noise) => [
      `${change === OVERLAP ? 'overlap' : 'by attributes of one list'}, ${noise}`,
      ...WIDTHS.map((width) => count(answersWithin({ noise, plan: MONTH, change }, width))),
    ]),
  );
  return tableOf(['answers in 30 days', ...WIDTHS.map((width) => `± ${width}`)], rows);
};

/** The tables of what noise costs under either mechanism at one promise, as the page shows them. */
export const utilityTable = (): string =>
  [
    'Both mechanisms at one promise: all answers together keep that ε at δ 0.000001.',
    `With Laplace noise each takes an equal part of ε and δ, with Gaussian noise of ρ. ${planText(MONTH)} is what a month of the default pays for; in a room its δ is for life, and B is somewhat larger.`,
    '',
    'How far off a count is at most in 95 of 100 answers, and at most at all (B):',
    '',
    ...noiseTable(),
    '',
    'Cells by attributes of one list. Each entry: median relative error of the released cells (95 of 100 of them are at most so far off).',
    'Before a colon: the share of cells that is released, where it is not all of them.',
    `${count(RUNS)} cells each. B is the noise bound; "from" is k + B, which the noised count must reach.`,
    ...THRESHOLDS.flatMap((k) => ['', ...sizeTable(k)]),
    '',
    `A skewed table of ${SKEWED_CELLS} cells, of which the n-th holds 1/n of the first: the share of people who are in no released cell (how many of the cells are, on average over 200 tables).`,
    ...THRESHOLDS.flatMap((k) => ['', ...skewedTable(k)]),
    '',
    `How many answers a promise of ε ${MONTH.epsilon} pays for, if each is to be off by at most so many people in 95 of 100:`,
    '',
    ...answersTable(),
  ].join('\n');

/** The page with this table between its marks. */
export const withTable = (page: string, table: string): string => {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${PAGE} has lost the marks around its table`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
};
