import { runCommand } from '#cli/program.ts';

/** Runs a command line in this process, which does nothing else; prints the CPU seconds of all of it. */
const nowhere = { write: (): void => {} };
const exitCode = await runCommand(process.argv.slice(2), { out: nowhere, err: process.stderr });
const { user, system } = process.cpuUsage();
process.stdout.write(`${JSON.stringify({ exitCode, cpuSeconds: (user + system) / 1e6 })}\n`);
