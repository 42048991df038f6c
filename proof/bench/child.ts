import type { Cases } from '#proof/bench/cases/cases.ts';
import type { Measured } from './summary.ts';
import { stopwatch } from './timing.ts';

/** One run of one case, named by the arguments; prints what it took as a line of JSON. */
const [name = '', params = '{}'] = process.argv.slice(2);
const { run } = (await import(`./cases/${name}.ts`)) as { run: Cases[keyof Cases] };
const { time, total } = stopwatch();
const elsewhere = await run(JSON.parse(params), time);
const measured: Measured = {
  ...total(),
  rssMegabytes: process.resourceUsage().maxRSS / 1024,
  ...elsewhere,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
