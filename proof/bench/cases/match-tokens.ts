import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { matchTokens } from '#proof/bench/points/match-tokens.ts';
import type { PointedPeople } from '#proof/bench/points/pointed-people.ts';
import type { Timer } from '#proof/bench/timing.ts';

/** What was found, beside the lists. */
export const foundFile = (folder: string): string => join(folder, 'found.json');

/** Measures a match by points from token files to the pairs, and writes down what was found. */
export const run = async (made: PointedPeople, time: Timer): Promise<undefined> => {
  const found = await matchTokens(made, time);
  await writeFile(foundFile(made.folder), JSON.stringify(found));
};
