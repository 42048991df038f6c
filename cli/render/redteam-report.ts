import { amount, tableLines } from '#cli/render/table.ts';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import type { Finding, Measured } from '#redteam/finding.ts';
import type { Mode } from '#redteam/mode.ts';
import type { Estimate } from '#redteam/statistics.ts';

const titleOf = (mode: Mode, { noise }: PrivacyTerms): string =>
  `${mode === 'noisy' ? 'With noise' : 'Exact counts'} (noise: ${noise})`;

const isMeasured = (finding: Finding): finding is Measured => finding.verdict !== 'not-applicable';

const number = (value: number): string => value.toFixed(2);

/** Rounded up: a bound that reads lower than it is would make a room look beaten. */
const boundText = (bound: number): string =>
  bound === 0 ? '0' : number(Math.ceil(bound * 100) / 100);

/** Bounds on a guess at membership and at an attribute; a certainty has one for both. */
const boundTexts = ({ bound, bounds }: Measured): readonly string[] => {
  if (bound === null) return ['none', 'none'];
  return bounds
    ? [boundText(bounds.membership), boundText(bounds.attributes)]
    : [boundText(bound), boundText(bound)];
};

/** Downwards and upwards, as the bounds: what was shown must not read as more than it is. */
const epsilonTexts = ({ epsilon, bound }: Measured): readonly string[] =>
  epsilon === undefined
    ? ['', '']
    : [
        number(Math.floor(epsilon.shown * 100) / 100),
        bound === null ? 'none' : boundText(epsilon.charged),
      ];

const advantageText = ({ value, low, high }: Estimate): string =>
  `${number(value)} [${number(low)}, ${number(high)}]`;

const row = (finding: Finding): readonly string[] =>
  isMeasured(finding)
    ? [
        finding.attack,
        `${finding.successes} / ${finding.trials}`,
        advantageText(finding.advantage),
        String(finding.releases),
        ...boundTexts(finding),
        ...epsilonTexts(finding),
        finding.verdict.replace('-', ' '),
      ]
    : [finding.attack, '', '', '', '', '', '', '', 'does not apply'];

const HEADER = [
  ...['attack', 'success', 'advantage [95 %]', 'answers'],
  ...['member', 'attribute', 'eps. shown', 'eps. spent', 'verdict'],
];
const ALIGN = [
  ...(['left', 'right', 'right', 'right'] as const),
  ...(['right', 'right', 'right', 'right', 'left'] as const),
];

const READING = [
  'member and attribute: the most advantage that theory allows at one person on a list, and at one attribute, by what was spent.',
  'eps. shown: the least epsilon that the game proves to have been spent, at 99 % confidence over all games; eps. spent: what the ledger charged.',
];

/** The table of one mode, then a line for each attack that won or had no ground. */
export const modeLines = (
  mode: Mode,
  { findings, terms }: { readonly findings: readonly Finding[]; readonly terms: PrivacyTerms },
): readonly string[] => {
  const own = findings.filter((finding) => finding.mode === mode);
  if (own.length === 0) return [];
  const lost = own.filter(isMeasured).filter(({ verdict }) => verdict !== 'holds');
  const idle = own.flatMap((finding) =>
    isMeasured(finding) ? [] : [`${finding.attack} does not apply: ${finding.why}.`],
  );
  return [
    titleOf(mode, terms),
    ...tableLines(HEADER, own.map(row), ALIGN),
    ...(mode === 'noisy' ? READING : []),
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
      ? [` Exact counts lost ${amount(exact, 'game')}, against which nothing is promised there.`]
      : []),
  ].join('');
  const open = findings.filter(({ verdict }) => verdict === 'not-decided').length;
  const held =
    open === 0
      ? 'Every promise held.'
      : `No promise was broken, and ${open} of ${amount(findings.length, 'game')} ${open === 1 ? 'is' : 'are'} not decided: play more --trials.`;
  return beaten.length === 0
    ? `${held}${told}`
    : `${amount(beaten.length, 'promise')} ${beaten.length === 1 ? 'was' : 'were'} broken: ${names}.${told}`;
};
