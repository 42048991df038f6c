/** A process that lives in a scratch folder until its input ends: `node hold-scratch.ts <parent> <mark>`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Scratch } from '#adapters/local/scratch.ts';

const [parent = '', mark = ''] = process.argv.slice(2);
const scratch = new Scratch(parent, mark);
const folder = await scratch.open();
await writeFile(join(folder, 'in-use'), 'x');
process.stdout.write('ready\n');
for await (const _ of process.stdin);
await scratch.close();
