#!/usr/bin/env node
import { runCommand } from '#cli/program.ts';

// Whatever a command writes, DuckDB's files and spills too, is its owner's alone.
process.umask(0o077);

// A reader that has seen enough, such as `head`, is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await runCommand(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
});
