import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { CaseName, CaseParams } from '#proof/bench/cases/cases.ts';
import type { Measured } from './summary.ts';

/** A folder with this project and its packages: this one, or one of an earlier commit. */
export interface Checkout {
  readonly name: string;
  readonly root: string;
}

/** The checkout that measures. */
export const HERE: Checkout = {
  name: 'now',
  root: fileURLToPath(new URL('../../', import.meta.url)),
};

/** Whether a checkout knows a case. */
export const hasCase = ({ root }: Checkout, name: CaseName): Promise<boolean> =>
  access(join(root, 'proof/bench/cases', `${name}.ts`)).then(
    () => true,
    () => false,
  );

/**
 * Runs a case once, as a checkout has it, in a process of its own, so that no run sees the memory of another. What else
 * the case says is in the answer too.
 */
export const runCase = async <Name extends CaseName>(
  name: Name,
  params: CaseParams<Name>,
  { root }: Checkout = HERE,
): Promise<Measured> => {
  const child = spawn(
    process.execPath,
    [join(root, 'proof/bench/child.ts'), name, JSON.stringify(params)],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: root },
  );
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`the case "${name}" failed with exit code ${code}`);
  return JSON.parse(output) as Measured;
};
