import { Command, CommanderError } from 'commander';
import type { Register } from '#cli/command.ts';
import { registerApprove } from '#cli/commands/approve.ts';
import { registerAsk } from '#cli/commands/ask.ts';
import { registerExpire } from '#cli/commands/expire.ts';
import { registerInit } from '#cli/commands/init.ts';
import { registerLedger } from '#cli/commands/ledger.ts';
import { registerPrepare } from '#cli/commands/prepare.ts';
import { registerRedteam } from '#cli/commands/redteam.ts';
import { registerRehearse } from '#cli/commands/rehearse.ts';
import { registerRoom } from '#cli/commands/room.ts';
import { registerSample } from '#cli/commands/sample.ts';
import { registerStatus } from '#cli/commands/status.ts';
import { registerUpload } from '#cli/commands/upload.ts';
import { registerVectors } from '#cli/commands/vectors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '#cli/exit-codes.ts';
import type { Streams } from '#cli/terminal.ts';
import { AirlockError } from '#core/errors.ts';

const COMMANDS: readonly Register[] = [
  registerInit,
  registerSample,
  registerPrepare,
  registerUpload,
  registerApprove,
  registerRehearse,
  registerAsk,
  registerStatus,
  registerLedger,
  registerRoom,
  registerExpire,
  registerVectors,
  registerRedteam,
];

/**
 * Runs one command line and answers its exit code. Whatever goes wrong becomes one sentence that is
 * safe to print: an error that is not ours is named by its class alone, unless `--debug` is given.
 */
export const runCommand = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  let exitCode: ExitCode = EXIT.done;
  const program = new Command('airlock')
    .description('An open clean room: count shared customers without showing a person.')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, writeOut: (text) => streams.out.write(text) });
  for (const register of COMMANDS)
    register(program, streams, (code) => {
      exitCode = code;
    });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return tellFault(error, args, streams);
  }
};

const tellFault = (error: unknown, args: readonly string[], streams: Streams): ExitCode => {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  const { code, message, exit } = faultOf(error);
  if (args.includes('--json'))
    streams.out.write(`${JSON.stringify({ error: { code, message } })}\n`);
  else streams.err.write(`${message}\n`);
  if (args.includes('--debug')) streams.err.write(`${debugText(error)}\n`);
  return exit;
};

/** Class names and stack frames only: a library's message may repeat what it was given. */
const debugText = (error: unknown): string => {
  if (!(error instanceof Error)) return String(typeof error);
  const frames =
    error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  const cause = error.cause === undefined ? '' : `\ncaused by ${debugText(error.cause)}`;
  return `${error.name}\n${frames.join('\n')}${cause}`;
};

const faultOf = (error: unknown): { code: string; message: string; exit: ExitCode } => {
  if (error instanceof AirlockError)
    return { code: error.code, message: error.message, exit: exitCodeOf(error.code) };
  if (error instanceof CommanderError)
    return { code: 'usage', message: usageMessage(error), exit: EXIT.usage };
  const name = error instanceof Error ? error.name : 'an unknown fault';
  const message = `Something went wrong inside Airlock (${name}): run again with --debug and report it.`;
  return { code: 'fault', message, exit: EXIT.fault };
};

/** Commander repeats what was typed, which may be a person's data: say it in our own words. */
const usageMessage = (error: CommanderError): string => {
  const option = /'(-{1,2}[a-z-]+)[ ']/.exec(error.message)?.[1];
  switch (error.code) {
    case 'commander.unknownCommand':
      return 'There is no such command: see "airlock --help".';
    case 'commander.unknownOption':
      return 'There is no such option: see --help of the command.';
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      return `The option ${option ?? ''} is missing or has no value: see --help of the command.`;
    case 'commander.missingArgument':
      return 'An argument is missing: see --help of the command.';
    case 'commander.conflictingOption':
      return '"--room" names a room of this machine and "--stack" one on AWS: give one of them.';
    case 'commander.help':
      return 'Name a command: see "airlock --help".';
    default:
      return 'This command line is not understood: see --help of the command.';
  }
};
