import { writeFile } from 'node:fs/promises';
import { LIFT_FIGURES, liftFigures } from '#proof/bench/lift/figures.ts';
import { liftPlot } from '#proof/bench/lift/plot.ts';
import { writeBetween } from '#proof/bench/page/between-marks.ts';

/**
 * `node proof/bench/lift.ts`: draws docs/lift.svg, and writes into docs/measurement.md how small a lift can be told.
 * Its randomness is seeded, so that a test can tell whether both are up to date.
 */
await writeFile(new URL('../../docs/lift.svg', import.meta.url), liftPlot());
await writeBetween(LIFT_FIGURES, liftFigures());
