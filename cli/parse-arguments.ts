import { Command, type Option } from 'commander';
import type { CliCommand } from '#cli/command.ts';
import { wholeNumber } from '#cli/option-values.ts';
import { AirlockError } from '#core/errors.ts';

/** A command line that was understood. */
export interface Parsed {
  readonly command: CliCommand;
  readonly options: { readonly json?: boolean };
  readonly args: readonly string[];
}

/** Commands whose names have two words, by the first. */
const GROUPS: Readonly<Record<string, string>> = {
  agreement: 'write an agreement, check, show and compare it, or propose it in a room',
  ledger: 'list or verify the record of the room',
  room: 'verify the files of the room, or clean it up',
};

/**
 * Finds the command that is named, and reads its options. Throws CommanderError for what is not
 * understood, and also where help is asked for, which goes to `help`.
 */
export const parseArguments = (
  args: readonly string[],
  commands: readonly CliCommand[],
  help: (text: string) => unknown,
): Parsed | undefined => {
  const parser = (name: string, summary: string): Command =>
    new Command(name)
      .description(summary)
      .exitOverride()
      .configureOutput({ writeErr: () => {}, writeOut: help });
  const program = parser(
    'airlock',
    'An open clean room: count shared customers without showing a person.',
  );
  const groups = new Map<string, Command>();
  const parentOf = (word: string): Command => {
    const parent = groups.get(word) ?? parser(word, GROUPS[word] ?? '');
    if (!groups.has(word)) program.addCommand(parent);
    groups.set(word, parent);
    return parent;
  };
  const found: Parsed[] = [];
  for (const command of commands) {
    const [word = '', second] = command.name.split(' ');
    const own = takeOptions(parser(second ?? word, command.summary), command);
    own.action(() => {
      found.push({ command, options: own.opts(), args: own.args });
    });
    (second === undefined ? program : parentOf(word)).addCommand(own);
  }
  program.parse(args, { from: 'user' });
  return found[0];
};

const takeOptions = (parser: Command, { argument, options }: CliCommand): Command => {
  if (argument) parser.argument(...argument);
  for (const option of options) refuseTwice(parser.addOption(option), option);
  return parser
    .option('--json', 'print one JSON document, for programs')
    .option('--debug', 'show what went wrong inside, for the maintainers');
};

/** Of an option that takes one value the last would stand, and the others be dropped unsaid. */
const refuseTwice = (parser: Command, option: Option): void => {
  const takesOne = option.parseArg === undefined || option.parseArg === wholeNumber;
  if (option.isBoolean() || !takesOne) return;
  let given = false;
  parser.on(`option:${option.name()}`, () => {
    if (given)
      throw new AirlockError(
        'usage',
        `The option --${option.name()} is given twice: give it once, with commas where it takes several.`,
      );
    given = true;
  });
};
