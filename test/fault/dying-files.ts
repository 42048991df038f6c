/**
 * A command that is killed at one of its steps on the file system:
 * `node dying-files.ts <step> <before|after> <counted> -- <arguments of airlock>`. Each call that makes,
 * writes, moves or removes something is a step; `counted` tells how many a command took that lived.
 */
import { writeFileSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const [step = '0', when = 'before', counted = '', , ...args] = process.argv.slice(2);
const STEPS = ['mkdir', 'rename', 'link', 'rm', 'rmdir', 'writeFile', 'appendFile'] as const;
let steps = 0;

const die = (at: string): void => {
  if (steps === Number(step) && when === at) process.kill(process.pid, 'SIGKILL');
};

/** The same function, which counts as a step. */
const dying =
  (real: (...given: readonly unknown[]) => Promise<unknown>) =>
  async (...given: readonly unknown[]): Promise<unknown> => {
    steps += 1;
    die('before');
    const done = await real(...given);
    die('after');
    return done;
  };

for (const name of STEPS) {
  const real = files[name] as (...given: readonly unknown[]) => Promise<unknown>;
  Object.assign(files, { [name]: dying(real) });
}
syncBuiltinESMExports();

// Loaded now, so that it takes the functions above.
const { runCommand } = await import('#cli/program.ts');
const code = await runCommand(args, { out: { write: () => {} }, err: process.stderr });
writeFileSync(counted, JSON.stringify({ steps, code }));
