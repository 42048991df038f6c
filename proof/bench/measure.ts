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

/** Cases of which earlier commits have another form: they are run as they stand here, of what a checkout has to measure. */
const AS_HERE: ReadonlySet<CaseName> = new Set(['ask']);

/** Whether a checkout knows a case. */
export const hasCase = async ({ root }: Checkout, name: CaseName): Promise<boolean> =>
  AS_HERE.has(name) ||
  access(join(root, 'proof/bench/cases', `${name}.ts`)).then(
    () => true,
    () => false,
  );

/** The program that runs a case of a checkout, and its arguments. */
const childOf = (
  name: CaseName,
  params: string,
  { root }: Checkout,
): readonly [string, ...string[]] => {
  const child = (at: string): string => join(at, 'proof/bench/child.ts');
  return AS_HERE.has(name) && root !== HERE.root
    ? [child(HERE.root), name, params, root]
    : [child(root), name, params];
};

/**
 * Runs a case once, as a checkout has it, in a process of its own, so that no run sees the memory of another. What else
 * the case says is in the answer too.
 */
export const runCase = async <Name extends CaseName>(
  name: Name,
  params: CaseParams<Name>,
  checkout: Checkout = HERE,
): Promise<Measured> => {
  const child = spawn(process.execPath, childOf(name, JSON.stringify(params), checkout), {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: checkout.root,
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`the case "${name}" failed with exit code ${code}`);
  return JSON.parse(output) as Measured;
};
