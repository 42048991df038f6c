import { writeFile } from 'node:fs/promises';
import { matchingFigures } from '#proof/bench/matching/figures.ts';
import { matchingPlot } from '#proof/bench/matching/plot.ts';
import { writeBetween } from '#proof/bench/page/between-marks.ts';

/**
 * `node proof/bench/matching.ts`: draws docs/matching-points.svg, and writes into docs/matching.md what matching by points finds
 * of made-up people. Their seed is fixed, so that a test can tell whether both are up to date.
 */
await writeFile(new URL('../../docs/matching-points.svg', import.meta.url), matchingPlot());
for (const [marks, written] of matchingFigures()) await writeBetween(marks, written);
