import { CommanderError } from 'commander';
import { play } from '#cli/command.ts';
import { COMMANDS } from '#cli/commands.ts';
import { EXIT, type ExitCode } from '#cli/exit-codes.ts';
import { faultOf } from '#cli/fault-of.ts';
import { parseArguments } from '#cli/parse-arguments.ts';
import { jsonLine, type Streams, Terminal } from '#cli/terminal.ts';
import { printable } from '#core/printable.ts';

/**
 * Runs one command line and answers its exit code. Whatever goes wrong becomes one sentence that is
 * safe to print: an error that is not ours is named by its class alone, unless `--debug` is given.
 */
export const runCommand = async (args: readonly string[], streams: Streams): Promise<ExitCode> => {
  try {
    const parsed = await parseArguments(args, COMMANDS, (text) => streams.out.write(text));
    if (!parsed) return EXIT.done;
    const terminal = new Terminal(streams, parsed.options.json ?? false);
    const { document, exitCode } = await play(parsed.command, { terminal, ...parsed });
    terminal.document(document);
    return exitCode;
  } catch (error) {
    return await tellFault(error, args, streams);
  }
};

const tellFault = async (
  error: unknown,
  args: readonly string[],
  streams: Streams,
): Promise<ExitCode> => {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
  const told = faultOf(error);
  if (args.some((arg) => /^--json(?:=|$)/.test(arg))) {
    const { errorDocument } = await import('#core/documents/error-document.ts');
    streams.out.write(jsonLine(errorDocument(told)));
  } else streams.err.write(`${told.message}\n`);
  if (args.includes('--debug'))
    for (const line of debugLines(error)) streams.err.write(`${printable(line)}\n`);
  return told.exit;
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
