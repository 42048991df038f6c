import { fileURLToPath } from 'node:url';
import { learnedLines } from '#cli/render/learned.ts';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import type { Finding } from '#redteam/finding.ts';
import type { Mode } from '#redteam/mode.ts';

/** The page that tells of a run, and where its results stand in it. */
export const PAGE = fileURLToPath(new URL('../../docs/redteam.md', import.meta.url));
const BEGIN = '<!-- results: written by npm run redteam:results -->';
const END = '<!-- end of results -->';

/** A run of the red team on an example, as `--json` tells it. */
interface Run {
  readonly trials: number;
  readonly draws: number;
  readonly terms: Readonly<Record<Mode, PrivacyTerms>>;
  readonly findings: readonly Finding[];
}

const down = (value: number): string => (Math.floor(value * 100) / 100).toFixed(2);
const up = (value: number): string =>
  value === 0 ? '0' : (Math.ceil(value * 100) / 100).toFixed(2);

const ofMode = (findings: readonly Finding[], mode: Mode, attack: string): Finding | undefined =>
  findings.find((finding) => finding.mode === mode && finding.attack === attack);

/** Success, advantage and verdict, which both modes have. */
const played = (finding: Finding | undefined): readonly [string, string, string] => {
  if (finding === undefined || finding.verdict === 'not-applicable') return ['', '', 'no ground'];
  const { successes, trials, advantage, verdict } = finding;
  const { value, low, high } = advantage;
  const text = `${value.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
  return [`${successes} / ${trials}`, text, verdict.replace('-', ' ')];
};

/** Bounds on both secrets, and ε as it was shown and spent. */
const theory = (finding: Finding | undefined): readonly string[] => {
  if (finding === undefined || finding.verdict === 'not-applicable') return ['', '', ''];
  const { bound, bounds, epsilon } = finding;
  const told = bounds ? `${up(bounds.membership)}, ${up(bounds.attributes)}` : up(bound ?? 0);
  return [
    bound === null ? 'none' : told,
    epsilon ? down(epsilon.shown) : '',
    epsilon && bound !== null ? up(epsilon.charged) : '',
  ];
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const HEADER = [
  ...['attack', 'noisy: success', 'advantage [95 %]', 'bound: member, attribute'],
  ...['ε shown', 'ε spent', 'verdict', 'exact: success', 'verdict'],
];

/** What theory lets the best test learn over time, as commands print it. */
const learnedOf = (terms: PrivacyTerms): readonly string[] =>
  terms.noise === 'none'
    ? []
    : ['', '```', ...learnedLines({ ...terms, protects: terms.protects ?? 'attributes' }), '```'];

/** The tables of a run, as the page holds them. */
export const resultsOf = ({ trials, draws, terms, findings }: Run): string => {
  const attacks = [...new Set(findings.map(({ attack }) => attack))];
  const rows = attacks.map((attack) => {
    const [noisy, exact] = [ofMode(findings, 'noisy', attack), ofMode(findings, 'exact', attack)];
    const [success, advantage, verdict] = played(noisy);
    const [exactSuccess, , exactVerdict] = played(exact);
    return line([
      attack,
      success,
      advantage,
      ...theory(noisy),
      verdict,
      exactSuccess,
      exactVerdict,
    ]);
  });
  return [
    `${trials} trials of a game in live rooms (a part of them where a trial is long), and ${draws.toLocaleString('en')} noises in each world for its audit.`,
    '',
    line(HEADER),
    `|${'---|'.repeat(HEADER.length)}`,
    ...rows,
    ...learnedOf(terms.noisy),
  ].join('\n');
};

/** The page with these results in place of those that it held. */
export const withResults = (page: string, results: string): string => {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error('docs/redteam.md has lost the marks between which its results stand');
  return `${before}${BEGIN}\n\n${results}\n\n${END}${after}`;
};
