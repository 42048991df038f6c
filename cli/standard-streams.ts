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
  return { out: stdout, err: stderr };
};
