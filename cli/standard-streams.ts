import { createInterface } from 'node:readline/promises';
import { EXIT } from '#cli/exit-codes.ts';
import { faultOf } from '#cli/fault-of.ts';
import type { Streams } from '#cli/terminal.ts';

/** A reader that has seen enough, such as `head`, is no fault. */
const isGone = (error: NodeJS.ErrnoException): boolean => error.code === 'EPIPE';

/**
 * The streams of this process. Where one cannot be written to, as where the disk behind `>` is full,
 * the process says so once, in a sentence, and ends with the exit code of a fault.
 */
export const standardStreams = (): Streams => {
  const { stdout, stderr } = process;
  let told = false;
  stdout.on('error', (error) => {
    if (isGone(error)) return;
    process.exitCode = EXIT.fault;
    if (!told) stderr.write(`${faultOf(error).message}\n`);
    told = true;
  });
  stderr.on('error', (error) => {
    if (!isGone(error)) process.exitCode = EXIT.fault;
  });
  const isWatched = process.stdin.isTTY && stderr.isTTY;
  return { out: stdout, err: stderr, ...(isWatched && { ask: asking(process.stdin, stderr) }) };
};

/** Asks on one stream and reads a line from the other. Whoever closes it, by Ctrl-C or Ctrl-D, leaves. */
export const asking =
  (input: NodeJS.ReadableStream, output: NodeJS.WritableStream) =>
  async (question: string): Promise<string | undefined> => {
    const lines = createInterface({ input, output });
    const gone = new Promise<undefined>((leave) => lines.once('close', () => leave(undefined)));
    const answer = await Promise.race([lines.question(question), gone]).catch(unlessLeft);
    lines.close();
    // What is told next begins on a line of its own.
    if (answer === undefined) output.write('\n');
    return answer;
  };

/** Ctrl-C at a question is an error to Node, and no answer to us. */
const unlessLeft = (error: unknown): undefined => {
  if (error instanceof Error && error.name === 'AbortError') return;
  throw error;
};
