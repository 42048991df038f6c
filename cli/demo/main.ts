#!/usr/bin/env node
import { readDemoOptions } from '#cli/demo/options.ts';
import { runDemo } from '#cli/demo/run-demo.ts';
import { faultOf } from '#cli/fault-of.ts';

try {
  const options = readDemoOptions(process.argv.slice(2));
  process.exitCode = await runDemo(options, { out: process.stdout, err: process.stderr });
} catch (error) {
  const { message, exit } = faultOf(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = exit;
}
