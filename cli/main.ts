#!/usr/bin/env node
import { runCommand } from '#cli/program.ts';
import { standardStreams } from '#cli/standard-streams.ts';

const exitCode = await runCommand(process.argv.slice(2), standardStreams());
process.exitCode ??= exitCode;
