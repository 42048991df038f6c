import { readFile, writeFile } from 'node:fs/promises';
import { costTable, PAGE, withCosts } from '#proof/bench/cost/table.ts';

/**
 * `node proof/bench/cost.ts`: works out what a room costs and writes it into docs/deploy.md. A test tells
 * whether the committed table is the one that this makes. No network, no credentials.
 */
const page = new URL(`../../${PAGE}`, import.meta.url);
await writeFile(page, withCosts(await readFile(page, 'utf8'), await costTable()));
