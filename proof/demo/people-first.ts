import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustBeRefused } from '#proof/demo/demo-place.ts';
import { type Step, told } from '#proof/demo/step.ts';

const TIER = 'tier: [gold, silver, bronze]';
const ILLNESS = 'condition: [diabetes, asthma, none]';

/** Both want what no agreement may hold: a segment of the ill. */
export const refuseSegment: Step = {
  title: 'Both parties want segments by illness: no room comes about with them',
  act: async (place) => {
    const agreement = join(place.files, 'illness-agreement.yaml');
    const text = await readFile(place.agreement, 'utf8');
    await writeFile(agreement, text.replace(TIER, `${TIER}\n        ${ILLNESS}`));
    const room = join(place.files, 'room-of-the-ill');
    const why = await mustBeRefused('init', '--room', room, '--agreement', agreement);
    return why === undefined
      ? { lines: [], faults: ['an agreement by illness was taken'] }
      : told(...why.split(/; (?=[a-z])/));
  },
};
