import type { Cases } from '#proof/bench/cases/cases.ts';
import type { Measured } from './summary.ts';
import { stopwatch } from './timing.ts';
import { useProduct } from './use-product.ts';

/** One run of one case, named by the arguments, of this checkout or of the one named last; prints what it took as a line of JSON. */
const [name = '', params = '{}', product] = process.argv.slice(2);
if (product !== undefined) useProduct(product);
const { run } = (await import(`./cases/${name}.ts`)) as { run: Cases[keyof Cases] };
const { time, total } = stopwatch();
const elsewhere = await run(JSON.parse(params), time);
const measured: Measured = {
  ...total(),
  rssMegabytes: process.resourceUsage().maxRSS / 1024,
  ...elsewhere,
};
process.stdout.write(`${JSON.stringify(measured)}\n`);
