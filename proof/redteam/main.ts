import { readFile, writeFile } from 'node:fs/promises';
import { json } from 'node:stream/consumers';
import { redteam } from '#cli/commands/redteam.ts';
import { PAGE, resultsOf, withResults } from '#proof/redteam/results.ts';

/** `npm run redteam:results`: writes the run that it reads into docs/redteam.md, in place of the one there. */
const run = redteam.document.parse(await json(process.stdin));
await writeFile(PAGE, withResults(await readFile(PAGE, 'utf8'), resultsOf(run)));
