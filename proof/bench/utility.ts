import { readFile, writeFile } from 'node:fs/promises';
import { utilityPlot } from '#proof/bench/utility/plot.ts';
import { PAGE, utilityTable, withTable } from '#proof/bench/utility/table.ts';

/**
 * `node proof/bench/utility.ts`: releases cells of many sizes under several terms and writes what came of it
 * into docs/privacy.md and docs/utility.svg. Its randomness is seeded, so that a test can tell whether
 * the committed figures are the ones that this makes.
 */
const root = new URL('../../', import.meta.url);
const page = new URL(PAGE, root);
await writeFile(page, withTable(await readFile(page, 'utf8'), utilityTable()));
await writeFile(new URL('docs/utility.svg', root), utilityPlot());
