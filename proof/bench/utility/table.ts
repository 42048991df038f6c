import { noiseBound } from '#core/privacy/noise/noise-bound.ts';
import { measure, nameOf, RUNS, SETTINGS, type Setting, THRESHOLDS } from './measure.ts';

/** The page that holds the table, and what stands around it there. */
export const PAGE = 'docs/privacy.md';
const BEGIN = '<!-- utility: written by proof/bench/utility.ts -->';
const END = '<!-- end of utility -->';

const SIZES = [50, 75, 100, 125, 150, 200, 300, 500, 1000, 2000, 5000, 10_000];

const percent = (share: number): string => {
  const value = share * 100;
  if (value >= 10 || value === 0) return `${Math.round(value)} %`;
  return `${value.toFixed(value < 1 ? 2 : 1)} %`;
};

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

const header = (setting: Setting, k: number): string => {
  const bound = noiseBound({ ...setting, delta: 1e-6 });
  return `${nameOf(setting)} (B ${bound}, from ${k + bound})`;
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const tableOf = (k: number): readonly string[] => [
  line([`people, k ${k}`, ...SETTINGS.map((setting) => header(setting, k))]),
  line(['---:', ...SETTINGS.map(() => '---')]),
  ...SIZES.filter((size) => size >= k).map((size) =>
    line([size.toLocaleString('en'), ...SETTINGS.map((setting) => cellText(setting, k, size))]),
  ),
];

/** The tables of what is released and how far off it is, as the page shows them. */
export const utilityTable = (): string =>
  [
    'Each entry: median relative error of the released cells (95 of 100 of them are at most so far off).',
    'Before a colon: the share of cells that is released, where it is not all of them.',
    `${RUNS.toLocaleString('en')} cells each, δ 0.000001. B is the noise bound; "from" is k + B, which the noised count must reach.`,
    ...THRESHOLDS.flatMap((k) => ['', ...tableOf(k)]),
  ].join('\n');

/** The page with this table between its marks. */
export const withTable = (page: string, table: string): string => {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${PAGE} has lost the marks around its table`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
};
