import { readFile } from 'node:fs/promises';
import { foundFile } from './cases/match-tokens.ts';
import { HERE, runCase } from './measure.ts';
import { figure, markdownTable, sizeText } from './page/table.ts';
import { type Bench, inTurn, SIDES, scratch } from './plan.ts';
import type { FoundByPoints } from './points/match-tokens.ts';

/** Always the same people, of whom no table was learned. */
const SEED = 2;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const foundTable = (people: number, found: FoundByPoints): string =>
  markdownTable(
    ['People of either list', 'Agreements', 'Pairs', 'Right', 'Precision', 'Recall', 'F1'],
    [
      [
        ...[sizeText(people), ...[found.agreements, found.pairs, found.right].map(figure)],
        ...[found.precision, found.recall, found.f1].map(percent),
      ],
    ],
  );

/** Matching by points from token files to pairs, and what it finds of made-up people, as a table. */
export const measurePoints = async (bench: Bench): Promise<string> => {
  const { points: people, runs: timesOf } = bench.sizes;
  let table = '';
  await scratch(bench, async (folder) => {
    const made = { folder, seed: SEED, people };
    for (const side of SIDES) await runCase('make-tokens', { ...made, side });
    const runs = await inTurn(timesOf(people), [HERE], () => runCase('match-tokens', made));
    bench.report({ group: 'k', what: 'match by points, 17 keys', size: people, runs });
    table = foundTable(people, JSON.parse(await readFile(foundFile(folder), 'utf8')));
  });
  return table;
};
