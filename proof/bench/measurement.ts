import { writeFile } from 'node:fs/promises';
import { EXAMPLES, type ExampleName } from '#proof/bench/measurement/example-counts.ts';
import { exampleMarks, exampleText } from '#proof/bench/measurement/example-text.ts';
import { examplePicture } from '#proof/bench/measurement/pictures.ts';
import { writeBetween } from '#proof/bench/page/between-marks.ts';

/**
 * `node proof/bench/measurement.ts`: asks each question of a made-up campaign whose truth is known, draws
 * docs/measurement-*.svg of the answers, and writes them into docs/measurement.md. Their noise is seeded, so that a
 * test can tell whether they are up to date.
 */
for (const name of Object.keys(EXAMPLES) as ExampleName[]) {
  const picture = new URL(`../../docs/measurement-${name}.svg`, import.meta.url);
  await writeFile(picture, examplePicture(name));
  await writeBetween(exampleMarks(name), exampleText(name));
}
