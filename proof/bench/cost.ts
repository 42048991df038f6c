import { readFile, writeFile } from 'node:fs/promises';
import { SCALE_PAGE, SCALE_PICTURE, scalePage } from '#proof/bench/cost/scale/scale-page.ts';
import { costTable, PAGE, readBasis, withCosts } from '#proof/bench/cost/table.ts';

/**
 * `node proof/bench/cost.ts`: works out what a room costs and writes it into docs/deploy.md, and what it costs and takes
 * as lists grow into docs/cost. A test tells whether the committed pages are those that this makes. No network, no
 * credentials.
 */
const root = new URL('../../', import.meta.url);
const basis = await readBasis();
const page = new URL(PAGE, root);
await writeFile(page, withCosts(await readFile(page, 'utf8'), costTable(basis)));
const { text, picture } = scalePage(basis);
await writeFile(new URL(SCALE_PAGE, root), text);
await writeFile(new URL(SCALE_PICTURE, root), picture);
