import { resolve } from 'node:path';
import { AirlockError } from '#core/errors.ts';
import { buildKernel } from '#proof/kernel/build-kernel.ts';
import { KERNEL_FOLDER } from '#proof/kernel/kernel-digests.ts';

/** Builds the kernel where it lies, or into a folder that is given: so that the two can be compared. */
try {
  const [out = KERNEL_FOLDER] = process.argv.slice(2);
  await buildKernel(resolve(out));
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
