import { tableLines } from '#cli/render/table.ts';
import type { Mode } from '#redteam/mode.ts';
import type { Estimate } from '#redteam/statistics.ts';
import type { Finding } from '#redteam/verdict.ts';

const TITLES: Readonly<Record<Mode, string>> = {
  noisy: 'With noise (noise: laplace)',
  exact: 'Exact counts (noise: none)',
};

type Measured = Exclude<Finding, { verdict: 'not-applicable' }>;

const isMeasured = (finding: Finding): finding is Measured => finding.verdict !== 'not-applicable';

const number = (value: number): string => value.toFixed(2);

const boundText = (bound: number | null): string => {
  if (bound === null) return 'none';
  // Rounded up: a bound that reads lower than it is would make a room look beaten.
  return bound === 0 ? '0' : number(Math.ceil(bound * 100) / 100);
};

const advantageText = ({ value, low, high }: Estimate): string =>
  `${number(value)} [${number(low)}, ${number(high)}]`;

const row = (finding: Finding): readonly string[] =>
  isMeasured(finding)
    ? [
        finding.attack,
        String(finding.trials),
        String(finding.successes),
        advantageText(finding.advantage),
        String(finding.releases),
        boundText(finding.bound),
        finding.verdict.replace('-', ' '),
      ]
    : [finding.attack, '', '', '', '', '', 'does not apply'];

const HEADER = ['attack', 'trials', 'success', 'advantage [95 %]', 'answers', 'bound', 'verdict'];

/** The table of one mode, then a line for each attack that won or had no ground. */
export const modeLines = (mode: Mode, findings: readonly Finding[]): readonly string[] => {
  const own = findings.filter((finding) => finding.mode === mode);
  if (own.length === 0) return [];
  const lost = own.filter(isMeasured).filter(({ verdict }) => verdict !== 'holds');
  const idle = own.flatMap((finding) =>
    isMeasured(finding) ? [] : [`${finding.attack} does not apply: ${finding.why}.`],
  );
  return [
    TITLES[mode],
    ...tableLines(HEADER, own.map(row), ['left', 'right', 'right', 'left', 'right', 'right']),
    ...lost.map(
      (finding) =>
        `${finding.attack} (${finding.verdict}): ${finding.broken ?? learnedOf(finding)}.`,
    ),
    ...idle,
    '',
  ];
};

const learnedOf = ({ learned, successes, trials }: Measured): string =>
  learned ?? `the secret was guessed in ${successes} of ${trials} trials`;

/** What it comes to, in a sentence. */
export const summaryLine = (findings: readonly Finding[]): string => {
  const beaten = findings.filter(({ verdict }) => verdict === 'beaten');
  const leaks = findings.filter(({ verdict }) => verdict === 'leaks');
  const names = beaten.map(({ attack, mode }) => `${attack} (${mode})`).join(', ');
  const limits = leaks.filter(({ mode }) => mode === 'noisy').map(({ attack }) => attack);
  const exact = leaks.length - limits.length;
  const told = [
    ...(limits.length > 0 ? [` Known limits of noise: ${limits.join(', ')}.`] : []),
    ...(exact > 0
      ? [` Exact counts lost ${exact} games, against which nothing is promised there.`]
      : []),
  ].join('');
  const open = findings.filter(({ verdict }) => verdict === 'not-decided').length;
  const held =
    open === 0
      ? 'Every promise held.'
      : `No promise was broken, and ${open} of ${findings.length} games are not decided: play more --trials.`;
  return beaten.length === 0
    ? `${held}${told}`
    : `${beaten.length} promises were broken: ${names}.${told}`;
};
