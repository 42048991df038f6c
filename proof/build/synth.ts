import { spawnSync } from 'node:child_process';

/** Runs a command as npm runs it, and ends with its exit code if that is a fault. */
const run = (...command: readonly string[]): void => {
  const [program = '', ...args] = command;
  const { status } = spawnSync(program, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

// Both get the same options, so that what is built is what the templates are for.
run(process.execPath, 'proof/build/main.ts');
run(process.execPath, 'node_modules/aws-cdk/bin/cdk', 'synth', '--quiet');
