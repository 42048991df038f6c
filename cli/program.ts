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
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { faultOf } from '#cli/fault-of.ts';
import { jsonLine, type Streams } from '#cli/terminal.ts';
import { printable } from '#core/printable.ts';

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
  if (args.includes('--json')) streams.out.write(jsonLine({ error: { code, message } }));
  else streams.err.write(`${message}\n`);
  if (args.includes('--debug'))
    for (const line of debugLines(error)) streams.err.write(`${printable(line)}\n`);
  return exit;
};

/** Class names and stack frames only: a library's message may repeat what it was given. */
const debugLines = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [typeof error];
  const { stack = '', message } = error;
  const frames = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '));
  const [name = '', ...trace] = error.cause === undefined ? [] : debugLines(error.cause);
  return [error.name, ...frames, ...(name === '' ? [] : [`caused by ${name}`, ...trace])];
};
