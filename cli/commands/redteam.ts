import { defineCommand, type Register } from '#cli/command.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { readAgreement } from '#cli/read-file.ts';
import { modeLines, summaryLine } from '#cli/render/redteam-report.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { AirlockError } from '#core/errors.ts';
import type { Attack } from '#redteam/attack.ts';
import { ATTACKS } from '#redteam/catalogue.ts';
import { agreementIn, MODES } from '#redteam/mode.ts';
import { runSuite } from '#redteam/suite.ts';
import type { Finding } from '#redteam/verdict.ts';

interface Options {
  agreement: string;
  trials: string;
  seed: string;
  attack?: string;
}

/** `airlock redteam`: attacks rooms of this machine under an agreement, and says what was learned. */
export const registerRedteam: Register = (program, streams, report) =>
  defineCommand<Options>(program, {
    name: 'redteam',
    summary: 'attack live rooms under an agreement, with noise and without, and measure what leaks',
    streams,
    report,
    configure: (command) =>
      command
        .requiredOption('--agreement <file>', 'the agreement.yaml whose terms are put to the test')
        .option('--trials <n>', 'trials of each guessing game', '50')
        .option('--seed <n>', 'choice of people, lists and secrets; not of the noise', '1')
        .option('--attack <name>', 'only this attack'),
    act: async ({ terminal, options }) => {
      const signed = await readAgreement(options.agreement);
      const trials = wholeNumber(options.trials);
      if (trials === 0) throw new AirlockError('usage', 'It takes at least one trial: see --help.');
      const attacks = chosen(options.attack);
      const findings = await runSuite(signed.agreement, {
        attacks,
        trials,
        seed: String(wholeNumber(options.seed)),
        onStart: (attack, mode) => terminal.progress(`${mode}: ${attack.name} …`),
      });
      terminal.progress('');
      return show(terminal, { signed, attacks, findings, trials, seed: options.seed });
    },
  });

const chosen = (name: string | undefined): readonly Attack[] => {
  if (name === undefined) return ATTACKS;
  const found = ATTACKS.filter((attack) => attack.name === name);
  if (found.length > 0) return found;
  throw new AirlockError(
    'usage',
    `There is no such attack: choose one of ${ATTACKS.map((attack) => attack.name).join(', ')}.`,
  );
};

interface Result {
  readonly signed: SignedAgreement;
  readonly attacks: readonly Attack[];
  readonly findings: readonly Finding[];
  readonly trials: number;
  readonly seed: string;
}

/** Prints all and answers 1 if a promise was broken; exact counts that leak as documented are no fault. */
const show = (terminal: Terminal, result: Result): ExitCode => {
  const { signed, attacks, findings, trials, seed } = result;
  const terms = MODES.map((mode) => [mode, agreementIn(signed.agreement, mode).agreement.privacy]);
  terminal.document({
    agreement: signed.digest,
    trials,
    seed,
    terms: Object.fromEntries(terms),
    attacks: attacks.map(({ run: _, ...attack }) => attack),
    findings,
  });
  for (const mode of MODES) for (const line of modeLines(mode, findings)) terminal.say(line);
  terminal.say(summaryLine(findings));
  return findings.some(({ verdict }) => verdict === 'beaten') ? EXIT.fault : EXIT.done;
};
