import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { exampleAnswer, truthOf } from '#proof/bench/measurement/example-answer.ts';
import { EXAMPLES, type ExampleName } from '#proof/bench/measurement/example-counts.ts';
import { exampleMarks, exampleText } from '#proof/bench/measurement/example-text.ts';
import { examplePicture } from '#proof/bench/measurement/pictures.ts';
import { betweenMarks } from '#proof/bench/page/between-marks.ts';

const ROOT = new URL('../../', import.meta.url);
const NAMES = Object.keys(EXAMPLES) as ExampleName[];

describe('the examples of docs/measurement.md: else run "node proof/bench/measurement.ts"', () => {
  it.each(NAMES)('%s: the picture and the answer are what the program makes', async (name) => {
    const picture = new URL(`docs/measurement-${name}.svg`, ROOT);
    expect(examplePicture(name)).toBe(await readFile(picture, 'utf8'));
    const marks = exampleMarks(name);
    const page = await readFile(new URL(marks.page, ROOT), 'utf8');
    expect(betweenMarks(page, exampleText(name), marks)).toBe(page);
  });

  it.each(NAMES)('%s: every cell is its truth but for the noise', (name) => {
    const { cells, noiseBound, sums = [] } = exampleAnswer(name);
    for (const cell of cells) {
      const { people, credits, cents } = truthOf(name, cell.by);
      if (cell.outcome !== 'released') throw new Error(`suppressed: ${JSON.stringify(cell.by)}`);
      expect(Math.abs(cell.people - people)).toBeLessThanOrEqual(noiseBound);
      for (const sum of sums) {
        const truth = sum.name === 'amount' ? cents : credits;
        const told = cell.sums?.[sum.name];
        expect(told === undefined).toBe(truth === undefined);
        if (told === undefined || truth === undefined) continue;
        expect(Math.abs(told - truth)).toBeLessThanOrEqual(sum.noiseBound + sum.step / 2);
      }
    }
  });
});
