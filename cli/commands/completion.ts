import { z } from 'zod';
import type { CliCommand } from '#cli/command.ts';
import { completionScript, SHELLS, type Shell } from '#cli/completion-script.ts';
import { AirlockError } from '#core/errors.ts';

/** A script for a shell, as lines. */
const CompletionDocument = z.strictObject({
  kind: z.literal('completion'),
  shell: z.enum(SHELLS),
  lines: z.array(z.string()),
});

const isShell = (text: string): text is Shell => SHELLS.some((shell) => shell === text);

/** `airlock completion`: what a shell needs to complete the words of the commands given, and of itself. */
export const completionOf = (
  commands: readonly CliCommand[],
): CliCommand<object, z.infer<typeof CompletionDocument>> => {
  const completion: CliCommand<object, z.infer<typeof CompletionDocument>> = {
    name: 'completion',
    summary: 'print a script by which your shell completes commands and options',
    examples: [
      'completion bash >> ~/.bashrc',
      'completion fish > ~/.config/fish/completions/airlock.fish',
    ],
    argument: ['<shell>', SHELLS.join(', ')],
    options: [],
    document: CompletionDocument,
    run: async ({ args: [shell = ''] }) => {
      if (isShell(shell))
        return {
          kind: 'completion',
          shell,
          lines: [...completionScript(shell, [...commands, completion])],
        };
      throw new AirlockError('usage', `There is no such shell: name one of ${SHELLS.join(', ')}.`);
    },
    render: ({ lines }) => lines,
  };
  return completion;
};
