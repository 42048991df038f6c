import { spawnSync } from 'node:child_process';
import { AirlockError } from '#core/errors.ts';
import { readRoom } from '#infra/read-room.ts';
import { refuseOtherRoom } from '#infra/refuse-other-room.ts';
import { contextOf, givenConfig } from '#proof/build/given-config.ts';

const args = process.argv.slice(2);

/** Runs a command as npm runs it, and ends with its exit code if that is a fault. */
const run = (...command: readonly string[]): void => {
  const [program = '', ...rest] = command;
  const { status } = spawnSync(program, [...rest], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

try {
  // The app refuses the same; but it comes after the build, which takes a minute.
  refuseOtherRoom(readRoom(givenConfig(contextOf(args))));
  // Both get the same options, so that what is built is what the templates are for.
  run(process.execPath, 'proof/build/main.ts', ...contextOf(args));
  run(process.execPath, 'node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', ...args);
} catch (error) {
  if (!(error instanceof AirlockError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
