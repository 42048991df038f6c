import { writeFile } from 'node:fs/promises';
import { FAIRNESS_FIGURES, fairnessFigures } from '#proof/bench/fairness/figures.ts';
import { fairnessPlot } from '#proof/bench/fairness/plot.ts';
import { writeBetween } from '#proof/bench/page/between-marks.ts';

/**
 * `node proof/bench/fairness.ts`: draws docs/fairness.svg, and writes into docs/fairness.md which differences can be told.
 * Its randomness is seeded, so that a test can tell whether both are up to date.
 */
await writeFile(new URL('../../docs/fairness.svg', import.meta.url), fairnessPlot());
await writeBetween(FAIRNESS_FIGURES, fairnessFigures());
