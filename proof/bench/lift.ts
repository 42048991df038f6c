import { writeFile } from 'node:fs/promises';
import { liftPlot } from '#proof/bench/lift/plot.ts';

/** `node proof/bench/lift.ts`: draws docs/lift.svg. Its randomness is seeded, so that a test can tell whether it is up to date. */
await writeFile(new URL('../../docs/lift.svg', import.meta.url), liftPlot());
