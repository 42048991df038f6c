import { writeFile } from 'node:fs/promises';
import { campaignFiles } from '#sample/campaign/campaign-files.ts';

/** `node proof/campaign/main.ts`: makes the people of examples/campaign/. Its seed is fixed, so that a test can tell whether they are up to date. */
const folder = new URL('../../examples/campaign/', import.meta.url);
for (const [name, text] of Object.entries(campaignFiles()))
  await writeFile(new URL(name, folder), text);
