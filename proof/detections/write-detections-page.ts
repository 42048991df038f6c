import { writeFile } from 'node:fs/promises';
import { DETECTIONS_PAGE, detectionsPage } from '#proof/detections/detections-page.ts';

/** Writes docs/detections.md from the table of detections. */
await writeFile(DETECTIONS_PAGE, detectionsPage());
