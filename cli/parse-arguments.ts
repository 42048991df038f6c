import { Command, CommanderError, type Option } from 'commander';
import { type ListedCommand, loadCommand, type NamedCommand } from '#cli/command.ts';
import { collect } from '#cli/option-values.ts';
import { VERSION } from '#cli/version.ts';
import { AirlockError } from '#core/errors.ts';

/** A command line that was understood. */
export interface Parsed {
  readonly command: NamedCommand;
  readonly options: { readonly json?: boolean };
  readonly args: readonly string[];
}

/** Commands whose names have two words, by the first, where that is no command by itself. */
const GROUPS: Readonly<Record<string, string>> = {
  agreement: 'write an agreement, check, show and compare it, or propose it in a room',
  ddrf: 'take signed deletion requests (IAB DDRF 1.0), and say where and how you take them',
  ledger: 'list or verify the record of the room',
  match: 'show a table of points by which people are matched, or learn one',
  releases: 'read again what was answered',
  room: 'verify the files of the room, or clean it up',
};

/**
 * Loads the commands that a line may mean: no more than two, of "audit --json verify" both. Where the second word stands
 * behind the first it is meant, and what the first one needs is not asked for.
 */
const loadMeant = async (
  args: readonly string[],
  commands: readonly ListedCommand[],
): Promise<ReadonlyMap<string, NamedCommand>> => {
  const [first, ...others] = args[0] === 'help' ? args.slice(1) : args;
  const named = commands.filter(({ name }) => name === `${first} ${others[0]}`);
  const meant = commands.filter((command) => {
    if (named.length > 0) return named.includes(command);
    const [word, second] = command.name.split(' ');
    return word === first && (second === undefined || others.includes(second));
  });
  return new Map(
    (await Promise.all(meant.map(loadCommand))).map((command) => [command.name, command]),
  );
};

/**
 * Finds the command that is named, and reads its options. Throws CommanderError for what is not
 * understood, and also where help is asked for, which goes to `help`.
 */
export const parseArguments = async (
  args: readonly string[],
  commands: readonly ListedCommand[],
  help: (text: string) => unknown,
): Promise<Parsed | undefined> => {
  const parser = (name: string, summary: string): Command =>
    new Command(name)
      .description(summary)
      .exitOverride()
      // Of "audit verify --json" the option is for the second word, though the first takes it too.
      .enablePositionalOptions()
      .configureOutput({ writeErr: () => {}, writeOut: help });
  const program = parser(
    'airlock',
    'An open clean room: count shared customers without showing a person.',
  ).version(VERSION, '--version', 'print the version');
  const groups = new Map<string, Command>();
  const parentOf = (word: string): Command => {
    const parent = groups.get(word) ?? parser(word, GROUPS[word] ?? '');
    if (!groups.has(word)) program.addCommand(parent);
    groups.set(word, parent);
    return parent;
  };
  const found: Parsed[] = [];
  const meant = await loadMeant(args, commands);
  for (const face of commands) {
    const [word = '', second] = face.name.split(' ');
    const own = parser(second ?? word, face.summary);
    const command = meant.get(face.name);
    if (face.argument) own.argument(face.argument, command?.argumentSummary);
    // Help says of each that it takes options, which all do.
    if (!command) own.option('--json');
    else
      takeOptions(own, command).action(() => {
        found.push({ command, options: own.opts(), args: own.args });
      });
    (second === undefined ? program : parentOf(word)).addCommand(own);
    if (second === undefined) groups.set(word, own);
  }
  try {
    program.parse(args, { from: 'user' });
  } catch (fault) {
    throw ofGroup(groups.get(args[0] ?? ''), args[1], fault) ?? fault;
  }
  return found[0];
};

/** What to say where the first word names a group and the second none of its commands. */
const ofGroup = (
  group: Command | undefined,
  second: string | undefined,
  fault: unknown,
): AirlockError | undefined => {
  const names = group?.commands.map((command) => command.name()) ?? [];
  const isCommand = !(group && group.name() in GROUPS);
  // What is missing of a command that has a group beside it, is an option.
  if (isCommand && (second === undefined || second.startsWith('-'))) return undefined;
  const isHelp = !(fault instanceof CommanderError) || fault.exitCode === 0;
  if (!group || names.length === 0 || isHelp || names.includes(second ?? '')) return undefined;
  const word = group.name();
  const either = names.map((name) => `"${word} ${name}"`).join(' or ');
  return new AirlockError(
    'usage',
    `Name a command of it, ${either}: see "airlock ${word} --help".`,
  );
};

const takeOptions = (parser: Command, { options, examples }: NamedCommand): Command => {
  for (const option of options) refuseTwice(parser.addOption(option), option);
  return parser
    .option('--json', 'print one JSON document, for programs')
    .option('--debug', 'show what went wrong inside, for the maintainers')
    .addHelpText(
      'after',
      ['', 'Examples:', ...examples.map((line) => `  airlock ${line}`)].join('\n'),
    );
};

/** Of an option that takes one value the last would stand, and the others be dropped unsaid. */
const refuseTwice = (parser: Command, option: Option): void => {
  if (option.isBoolean() || option.parseArg === collect) return;
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
