import { Option } from 'commander';
import { z } from 'zod';
import { type CliCommand, required } from '#cli/command.ts';
import { EXIT } from '#cli/exit-codes.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { readAgreement } from '#cli/read-file.ts';
import { learnedLines } from '#cli/render/learned.ts';
import { modeLines, summaryLine } from '#cli/render/redteam-report.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { PROTECTS } from '#core/privacy/sensitivity.ts';
import type { Attack } from '#redteam/attack.ts';
import { Finding } from '#redteam/finding.ts';
import { agreementIn, MODES } from '#redteam/mode.ts';
import { DRAWS } from '#redteam/statistics.ts';

/** What was tried against rooms of this machine, and what was learned. */
export const RedteamDocument = z.strictObject({
  kind: z.literal('redteam'),
  agreement: ChecksumText,
  trials: z.int().positive(),
  /** Noises that were drawn for the audit of each game, in each world. */
  draws: z.int().positive(),
  seed: z.string(),
  /** The terms that the attacks were played under, by mode. */
  terms: z.record(z.enum(MODES), PrivacyTerms),
  attacks: z.array(
    z.strictObject({
      name: z.string(),
      source: z.string(),
      knows: z.string(),
      wants: z.string(),
      against: z.enum(['privacy', 'certainty']),
      about: z.enum(PROTECTS).optional(),
      knownLimitIn: z.array(z.enum(MODES)).optional(),
    }),
  ),
  findings: z.array(Finding),
});
type RedteamDocument = z.infer<typeof RedteamDocument>;

interface Options {
  readonly agreement: string;
  readonly trials: string;
  readonly draws: string;
  readonly seed: string;
  readonly attack?: string;
}

/** `airlock redteam`: attacks rooms of this machine under an agreement, and says what was learned. */
export const redteam: CliCommand<Options, RedteamDocument> = {
  examples: ['redteam --agreement agreement.yaml --trials 100'],
  options: [
    required('--agreement <file>', 'the agreement.yaml whose terms are put to the test'),
    new Option('--trials <n>', 'trials of each guessing game').default('50'),
    new Option(
      '--draws <n>',
      'noises to draw for the audit of each game, with the target and without',
    ).default(String(DRAWS)),
    new Option('--seed <n>', 'choice of people, lists and secrets; not of the noise').default('1'),
    new Option('--attack <name>', 'only this attack'),
  ],
  document: RedteamDocument,
  run: async ({ terminal, options }) => {
    const { agreement, digest } = await readAgreement(options.agreement);
    const trials = wholeNumber('--trials')(options.trials);
    const draws = wholeNumber('--draws')(options.draws);
    if (trials === 0 || draws === 0)
      throw new AirlockError('usage', 'It takes at least one trial and one draw: see --help.');
    // No other command needs the attacks: they are read once somebody plays them.
    const { attacksOn } = await import('#redteam/catalogue.ts');
    const { runSuite } = await import('#redteam/suite.ts');
    const attacks = chosen(attacksOn(agreement), options.attack);
    const findings = await runSuite(agreement, {
      attacks,
      trials,
      draws,
      seed: String(wholeNumber('--seed')(options.seed)),
      onStart: (attack, mode) => terminal.progress(`${mode}: ${attack.name} …`),
    });
    terminal.progress('');
    if (agreement.activations !== undefined)
      terminal.note(
        'the lists of the agreement ("activations") are not attacked here: what they may tell is in docs/privacy.md, "Lists"',
      );
    if (agreement.match !== undefined)
      terminal.note(
        'all attacks but "near-rows" match exactly: what else is tried on people matched by points ("match") is in docs/redteam.md, "Matched by points"',
      );
    const termsIn = (mode: (typeof MODES)[number]) =>
      effectiveTerms(agreementIn(agreement, mode).agreement);
    return {
      kind: 'redteam',
      agreement: digest,
      trials,
      draws,
      seed: options.seed,
      terms: { noisy: termsIn('noisy'), exact: termsIn('exact') },
      attacks: attacks.map(described),
      findings: [...findings],
    };
  },
  render: ({ findings, terms }) => [
    ...MODES.flatMap((mode) => modeLines(mode, { findings, terms: terms[mode] })),
    ...learnedBy(terms.noisy),
    summaryLine(findings),
  ],
  /** A promise that was broken is a fault; exact counts that leak as documented are none. */
  exitCode: ({ findings }) =>
    findings.some(({ verdict }) => verdict === 'beaten') ? EXIT.fault : EXIT.done,
};

/** What theory lets the best test learn over time, under the terms with noise. */
const learnedBy = (terms: PrivacyTerms): readonly string[] =>
  terms.noise === 'none'
    ? []
    : [
        'What equal answers at the full price tell of one person at most',
        ...learnedLines({ ...terms, protects: terms.protects ?? 'attributes' }),
        '',
      ];

const described = ({ run: _, knownLimitIn, ...attack }: Attack) => ({
  ...attack,
  ...(knownLimitIn && { knownLimitIn: [...knownLimitIn] }),
});

const chosen = (attacks: readonly Attack[], name: string | undefined): readonly Attack[] => {
  if (name === undefined) return attacks;
  const found = attacks.filter((attack) => attack.name === name);
  if (found.length > 0) return found;
  throw new AirlockError(
    'usage',
    `There is no such attack: choose one of ${attacks.map((attack) => attack.name).join(', ')}.`,
  );
};
