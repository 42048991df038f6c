import { type Ran, spawnCli } from '#test/support/run-cli.ts';

/** Runs a command line in a process of its own that sees these variables and no others. */
export const runWith = (
  variables: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Ran> =>
  spawnCli(args, {
    env: {
      PATH: process.env.PATH,
      AIRLOCK_HOME: process.env.AIRLOCK_HOME,
      NO_COLOR: '1',
      ...variables,
    },
  });
