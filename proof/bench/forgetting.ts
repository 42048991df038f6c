import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { HERE, runCase } from './measure.ts';
import { type Bench, inTurn, SIDES, scratch } from './plan.ts';

/** A list of as many people as a version has, half of them in it; and what a later drop takes beside one without marks. */
export const measureForgetting = (bench: Bench): Promise<void> =>
  scratch(bench, async (folder) => {
    const { naive: size } = bench.sizes;
    const room = join(folder, 'room');
    for (const side of SIDES) {
      const drop = join(folder, side);
      await runCase('make-drop', { folder: drop, side, rows: size });
      await runCase('ingest', { room, drop, side });
    }
    await runCase('make-addresses', { folder, from: size / 2, lines: size });
    const later = join(folder, 'later');
    // One row more, or it would be the list that is there already.
    await runCase('make-drop', { folder: later, side: 'brand', rows: size + 1 });
    const ingest = (what: string): Promise<void> =>
      inTurn(1, [HERE], () => runCase('ingest', { room, drop: later, side: 'brand' })).then(
        (runs) => bench.report({ group: 'j', what, size, runs }),
      );
    const forget = await inTurn(1, [HERE], () => runCase('forget', { folder, room }));
    bench.report({ group: 'j', what: 'forget a list, from file to receipt', size, runs: forget });
    await ingest('ingest a drop against its marks');
    await rename(room, join(folder, 'former-room'));
    for (const side of SIDES) await runCase('ingest', { room, drop: join(folder, side), side });
    await ingest('ingest the same drop where nobody was forgotten');
  });
