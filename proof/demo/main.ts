#!/usr/bin/env node
import { faultOf } from '#cli/fault-of.ts';
import { standardStreams } from '#cli/standard-streams.ts';
import { readDemoOptions } from '#proof/demo/options.ts';
import { runDemo } from '#proof/demo/run-demo.ts';

// Whatever the demo writes, DuckDB's files and spills too, is its owner's alone.
process.umask(0o077);

const streams = standardStreams();
try {
  const exitCode = await runDemo(readDemoOptions(process.argv.slice(2)), streams);
  process.exitCode ??= exitCode;
} catch (error) {
  const { message, exit } = faultOf(error);
  streams.err.write(`${message}\n`);
  process.exitCode = exit;
}
