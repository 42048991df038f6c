import { releaseLines } from '#cli/render/answer.ts';
import type { Marks } from '#proof/bench/page/between-marks.ts';
import { exampleAnswer } from './example-answer.ts';
import type { ExampleName } from './example-counts.ts';

/** Where the answer of an example stands. */
export const exampleMarks = (name: ExampleName): Marks => ({
  page: 'docs/measurement.md',
  begin: `<!-- example ${name}: written by proof/bench/measurement.ts -->`,
  end: `<!-- end of example ${name} -->`,
});

/** The tables of an answer as `ask` prints them, without what they mean, which the page says. */
export const exampleText = (name: ExampleName): string => {
  const lines = releaseLines(exampleAnswer(name));
  const tables = lines.slice(0, lines.lastIndexOf(''));
  return ['```console', ...tables.map((line) => line.trimEnd()), '```'].join('\n');
};
