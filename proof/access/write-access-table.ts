import { writeFile } from 'node:fs/promises';
import { ACCESS_PAGE, accessPage } from '#proof/access/access-page.ts';
import { deployedRoom } from '#proof/access/deployed-room.ts';

/** Writes docs/access.md from the templates of the room as it is deployed for real lists. */
await writeFile(ACCESS_PAGE, (await accessPage(deployedRoom('prod'))).text);
