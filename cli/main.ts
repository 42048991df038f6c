#!/usr/bin/env node
// Whatever a command writes, DuckDB's files and spills too, is its owner's alone.
process.umask(0o077);

// npm runs a script in the folder of its package; paths are those of the folder in which the user stands.
const { npm_lifecycle_event: script, INIT_CWD: stood } = process.env;
if (script === 'airlock' && stood !== undefined) process.chdir(stood);

/** zlib's zstd came with 22.15. An older Node would fail half-way through loading, with a stack. */
const OLDEST = [22, 15] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `airlock needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}: install a newer one from nodejs.org.\n`,
  );
  process.exitCode = 1;
} else {
  const { runCommand } = await import('#cli/program.ts');
  const { standardStreams } = await import('#cli/standard-streams.ts');
  const exitCode = await runCommand(process.argv.slice(2), standardStreams());
  process.exitCode ??= exitCode;
}
