#!/usr/bin/env node
import { readDemoOptions } from '#cli/demo/options.ts';
import { runDemo } from '#cli/demo/run-demo.ts';
import { EXIT, exitCodeOf } from '#cli/exit-codes.ts';
import { AirlockError } from '#core/errors.ts';

// Whatever the demo writes, DuckDB's files and spills too, is its owner's alone.
process.umask(0o077);

try {
  const options = readDemoOptions(process.argv.slice(2));
  process.exitCode = await runDemo(options, { out: process.stdout, err: process.stderr });
} catch (error) {
  const ours = error instanceof AirlockError;
  const name = error instanceof Error ? error.name : 'an unknown fault';
  process.stderr.write(
    `${ours ? error.message : `Something went wrong inside the demo (${name}).`}\n`,
  );
  process.exitCode = ours ? exitCodeOf(error.code) : EXIT.fault;
}
