import { join } from 'node:path';
import { HERE, runCase } from './measure.ts';
import { type Bench, inTurn, SIDES, scratch } from './plan.ts';

const ASKED = [
  { analysis: 'reach', by: ['publisher.campaign'] },
  { analysis: 'conversions', by: ['brand.place'] },
  { analysis: 'attribution', by: ['publisher.campaign'] },
  { analysis: 'value', by: ['brand.tier'] },
  { analysis: 'event-lift', by: ['devices'] },
] as const;

/** What is measured of people alone, in the same room. */
const OF_PEOPLE = [
  { analysis: 'lift', by: ['devices'] },
  { analysis: 'balance', by: ['brand.region'] },
] as const;

/** Reads all events, so that their links are there for later questions. */
const LINKING = { analysis: 'conversions', by: ['brand.tier'] } as const;

/** So many of ten events are purchases, the others contacts. */
const TENTHS = { brand: 2, publisher: 8 } as const;

const use = 'histories';

/** Fills a room with people, and measures how their events are taken in. */
const takeIn = async (bench: Bench, folder: string): Promise<void> => {
  const people = bench.sizes.histories;
  const room = join(folder, 'room');
  for (const side of SIDES) {
    const drop = join(folder, side);
    await runCase('make-drop', { folder: drop, side, rows: people, use });
    await runCase('ingest', { room, drop, side, use });
  }
  for (const side of SIDES) {
    const [events, drop] = [people * TENTHS[side], join(folder, `${side}-events`)];
    await runCase('make-events', { folder: drop, side, people, events });
    // A drop that is there already is not taken in twice: a second run needs another room.
    const runs = await inTurn(1, [HERE], () => runCase('ingest', { room, drop, side, use }));
    bench.report({ group: 'i', what: `take in events of the ${side}`, size: events, runs });
  }
};

/** Taking in the events of both sides, first questions about people's histories, which link the events, and later ones. */
export const measureHistories = (bench: Bench): Promise<void> =>
  scratch(bench, async (folder) => {
    await takeIn(bench, folder);
    const room = join(folder, 'room');
    const people = bench.sizes.histories;
    const size = 10 * people;
    const sized = [
      ...ASKED.map((asked) => ({ asked, size })),
      ...OF_PEOPLE.map((asked) => ({ asked, size: people })),
    ];
    const measure = async (when: 'first' | 'later', times: number): Promise<void> => {
      for (const { asked, size } of sized) {
        const runs = await inTurn(times, [HERE], () => runCase('ask-history', { room, asked }));
        bench.report({ group: 'i', what: `ask for ${asked.analysis}, ${when}`, size, runs });
      }
    };
    await measure('first', 1);
    await runCase('ask-history', { room, asked: LINKING, stays: true });
    await measure('later', bench.sizes.runs(size));
  });
