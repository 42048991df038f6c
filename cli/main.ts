#!/usr/bin/env node
import { runCommand } from '#cli/program.ts';
import { standardStreams } from '#cli/standard-streams.ts';

// Whatever a command writes, DuckDB's files and spills too, is its owner's alone.
process.umask(0o077);

const exitCode = await runCommand(process.argv.slice(2), standardStreams());
process.exitCode ??= exitCode;
