import { Option } from 'commander';
import type { Terminal } from '#cli/terminal.ts';
import { AirlockError } from '#core/errors.ts';

/** The choice to be asked nothing. */
export interface Confirming {
  readonly yes?: true;
}

/** The option that skips the question of `confirm`. */
export const yesOption = new Option(
  '--yes',
  'do it without being asked; where nobody sits nobody is asked anyway',
);

/**
 * Asks whoever sits there before something that cannot be taken back; a program, or `--yes`, is asked nothing. Throws
 * AirlockError('usage') for any answer but yes.
 */
export const confirm = async (
  terminal: Terminal,
  { yes }: Confirming,
  question: string,
): Promise<void> => {
  if (yes || !terminal.hasSomebody) return;
  if (/^y(es)?$/i.test(await terminal.ask(`${question} (yes or no) `))) return;
  throw new AirlockError('usage', 'Nothing was done: only "yes" does it.');
};
