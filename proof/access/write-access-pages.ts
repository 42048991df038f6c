import { writeFile } from 'node:fs/promises';
import { accessPages, SUMMARY_PAGE, TABLE_PAGE } from '#proof/access/access-pages.ts';
import { deployedRoom } from '#proof/access/deployed-room.ts';

/** Writes docs/access.md, and the table behind it, from the templates of the room as it is deployed for real lists. */
const { texts } = await accessPages(deployedRoom('prod'));
await writeFile(SUMMARY_PAGE, texts.summary);
await writeFile(TABLE_PAGE, texts.table);
