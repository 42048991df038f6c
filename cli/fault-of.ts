import { CommanderError } from 'commander';
import { anyRoomOptions, partyOption } from '#cli/command.ts';
import { EXIT, type ExitCode, exitCodeOf } from '#cli/exit-codes.ts';
import { StepFault } from '#cli/step-fault.ts';
import { shortageBehind, systemFault } from '#cli/system-faults.ts';
import type { ErrorDocument } from '#core/documents/error-document.ts';
import { AirlockError } from '#core/errors.ts';
import { printable } from '#core/printable.ts';

/** What is told of a fault: a code for programs, a sentence for people, and the exit code. */
export type ToldFault = ErrorDocument['error'] &
  Pick<ErrorDocument, 'steps'> & { readonly exit: ExitCode };

/** What may be told of whatever a command threw. An error that nobody foresaw gives its class alone. */
export const faultOf = (error: unknown): ToldFault => {
  if (error instanceof StepFault) return { ...faultOf(error.cause), steps: error.steps };
  const shortage = shortageBehind(error);
  if (error instanceof AirlockError && !shortage) {
    const { code, reason, message } = error;
    return { code, reason, message, exit: exitCodeOf(code) };
  }
  if (error instanceof CommanderError)
    return { code: 'usage', message: usageMessage(error), exit: EXIT.usage };
  const known = shortage ?? systemFault(error);
  if (known) return { code: 'fault', ...known, message: printable(known.message) };
  const name = printable(error instanceof Error ? error.name : 'an unknown fault');
  const message = `Something went wrong inside Airlock (${name}): run again with --debug and report it.`;
  return { code: 'fault', message, exit: EXIT.fault };
};

/** Commander repeats what was typed, which may be a person's data: say it in our own words. */
const usageMessage = (error: CommanderError): string => {
  const option = /'(-{1,2}[a-z-]+)[ ']/.exec(error.message)?.[1];
  switch (error.code) {
    case 'commander.unknownCommand':
      return `There is no such command${nearest(error)}: see "airlock --help".`;
    case 'commander.unknownOption':
      return unknownOption(error);
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      return `The option ${option ?? ''} is missing or has no value: see --help of the command.`;
    case 'commander.invalidArgument':
      return `The option ${option ?? ''} takes one of ${choicesOf(error)}.`;
    case 'commander.missingArgument':
      return 'An argument is missing: see --help of the command.';
    case 'commander.excessArguments':
      return 'This command takes fewer words, or a word stands after an option that takes none (a file to write is named with --out): see --help of the command.';
    case 'commander.conflictingOption':
      return conflictOf(error);
    case 'commander.help':
      return 'Name a command: see "airlock --help".';
    default:
      return 'This command line is not understood: see --help of the command.';
  }
};

/** Options that many commands take, which are words of ours. */
const SHARED = [...anyRoomOptions, partyOption].map(({ long }) => long);

/** An option that other commands take is named. */
const unknownOption = (error: CommanderError): string => {
  const typed = /'(--[a-z]+)(?:[='])/.exec(error.message)?.[1];
  return typed !== undefined && SHARED.includes(typed)
    ? `This command takes no ${typed}: see --help of it.`
    : `There is no such option${nearest(error)}: see --help of the command.`;
};

/** Options exclude each other by our own words, in which alone their names are told. */
const conflictOf = ({ message }: CommanderError): string => {
  const [one = '', other = ''] = [...message.matchAll(/'(-{1,2}[a-z-]+)/g)].map(([, name]) => name);
  return one === '--room' || other === '--room'
    ? '"--room" names a room of this machine and "--stack" one on AWS: give one of them.'
    : `"${one}" and "${other}" exclude each other: give one of them.`;
};

/** Its choices, which are our own words. */
const choicesOf = ({ message }: CommanderError): string =>
  /Allowed choices are (?<choices>[a-z0-9 ,-]+)\.$/.exec(message)?.groups?.choices ??
  'those of --help';

/** The names nearest to what was typed, which are our own words. */
const nearest = ({ message }: CommanderError): string => {
  const names = /\(Did you mean (?:one of )?(?<names>[a-z ,-]+)\?\)/.exec(message)?.groups?.names;
  return names === undefined ? '' : ` (did you mean ${names}?)`;
};
