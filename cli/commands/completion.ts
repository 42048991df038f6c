import { z } from 'zod';
import type { CliCommand, NamedCommand } from '#cli/command.ts';
import { completionScript, SHELLS, type Shell } from '#cli/completion-script.ts';
import { AirlockError } from '#core/errors.ts';

/** A script for a shell, as lines. */
const CompletionDocument = z.strictObject({
  kind: z.literal('completion'),
  shell: z.enum(SHELLS),
  lines: z.array(z.string()),
});

const isShell = (text: string): text is Shell => SHELLS.some((shell) => shell === text);

/** `airlock completion`: what a shell needs to complete the words of all commands. */
export const completionOf = (
  loadCommands: () => Promise<readonly NamedCommand[]>,
): CliCommand<object, z.infer<typeof CompletionDocument>> => ({
  examples: [
    'completion bash >> ~/.bashrc',
    'completion fish > ~/.config/fish/completions/airlock.fish',
  ],
  argumentSummary: SHELLS.join(', '),
  options: [],
  document: CompletionDocument,
  run: async ({ args: [shell = ''] }) => {
    if (!isShell(shell))
      throw new AirlockError('usage', `There is no such shell: name one of ${SHELLS.join(', ')}.`);
    return {
      kind: 'completion',
      shell,
      lines: [...completionScript(shell, await loadCommands())],
    };
  },
  render: ({ lines }) => lines,
});
