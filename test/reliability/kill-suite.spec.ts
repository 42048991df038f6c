import { afterAll, expect, it } from 'vitest';
import { tableLines } from '#cli/render/table.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { type Draw, seededDraw } from '#sample/draws.ts';
import { twoAtATime } from '#test/fault/fault-rooms.ts';
import type { KillSeat } from '#test/reliability/kill-seat.ts';
import { KILL_SEATS } from '#test/reliability/kill-seats.ts';
import { type Moment, type Trial, tryKill } from '#test/reliability/kill-trial.ts';
import { copySite, type Death, run, type Site } from '#test/reliability/site.ts';
import { UPKEEP_SEATS } from '#test/reliability/upkeep-seats.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

/** Another seed kills at other moments. */
const SEED = Number(process.env.AIRLOCK_SEED ?? 1);
/** As many kills as this, times those of each seat. */
const TIMES = Number(process.env.AIRLOCK_ROUNDS ?? 1);

/** The share of the kills that come anywhere in the command; the others, after it has begun to write. */
const ANYWHERE = 1 / 4;

const killsOf = ({ kills }: KillSeat): number => Math.ceil(kills * TIMES);

const SEATS = [...KILL_SEATS, ...UPKEEP_SEATS];

afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

/** How long a command takes here and now, when two run at once, and when it begins to write. */
interface Length {
  readonly whole: number;
  readonly begins: number;
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

const lengthOf = async (seat: KillSeat, template: Site): Promise<Length> => {
  const runs = await twoAtATime([1, 2, 3, 4, 5, 6], async () => {
    const site = await copySite(template);
    const ended = await run(site, seat.args, { sign: seat.first.at(site) });
    expect(ended).toMatchObject({ code: 0, err: '', shown: expect.any(Number) });
    return ended;
  });
  return {
    whole: middle(runs.map(({ milliseconds }) => milliseconds)),
    begins: middle(runs.map(({ shown = 0 }) => shown)),
  };
};

/** Moments spread over a stretch of time, one in each part of it. */
const spread = (count: number, milliseconds: number, draw: Draw): readonly number[] =>
  Array.from({ length: count }, (_, at) => Math.round((milliseconds * (at + draw(at))) / count));

const momentsOf = (seat: KillSeat, { whole, begins }: Length, draw: Draw): readonly Moment[] => {
  const anywhere = Math.ceil(killsOf(seat) * ANYWHERE);
  return [
    ...spread(anywhere, whole, draw).map((after) => ({
      name: `after ${after} ms`,
      death: () => ({ after }),
    })),
    ...spread(killsOf(seat) - anywhere, whole - begins, draw).map((after) => ({
      name: `${after} ms after it began to write`,
      death: (site: Site) => ({ after, once: seat.first.at(site) }),
    })),
    ...seat.steps.map(({ name, at }) => ({
      name: `when ${name} shows`,
      death: (site: Site) => ({ after: 0, once: at(site) }),
    })),
  ];
};

/** A kill that comes too late is tried again, earlier. */
const kill = async (seat: KillSeat, template: Site, moment: Moment): Promise<Trial | undefined> => {
  for (let tries = 0; tries < 6; tries += 1) {
    const death = (site: Site): Death => {
      const { after, once } = moment.death(site);
      return { after: after * 0.6 ** tries, once };
    };
    const trial = await tryKill(seat, template, { name: moment.name, death });
    if (trial) return trial;
  }
  return undefined;
};

const trials: Trial[] = [];

it.each(SEATS)(
  '$name, killed at any moment, is old or new, and repeating completes it',
  async (seat) => {
    const template = await seat.prepare();
    const length = await lengthOf(seat, template);
    const moments = momentsOf(seat, length, seededDraw(SEED, `kill ${seat.name}`));
    const played = await twoAtATime(moments, (moment) => kill(seat, template, moment));
    const killed = played.filter((trial) => trial !== undefined);
    trials.push(...killed);
    const [whole, begins] = [length.whole, length.begins].map(Math.round);
    console.log(
      `${seat.name}: ${killed.length} of ${moments.length} killed; it takes ${whole} ms, and writes after ${begins}`,
    );
    const faults = killed.flatMap(({ moment, faults }) =>
      faults.map((fault) => `${moment}: ${fault}`),
    );
    expect(faults).toEqual([]);
    expect(killed.length).toBeGreaterThanOrEqual(killsOf(seat));
  },
);

const rowOf = (name: string, of: readonly Trial[]): string[] => [
  name,
  ...[
    of,
    of.filter(({ left }) => left === 'old'),
    of.filter(({ left }) => left === 'new'),
    of.filter(({ left }) => left === 'half'),
    of.filter(({ repeated }) => !repeated),
    of.filter(({ chargedTwice }) => chargedTwice > 0),
    of.filter(({ leftovers }) => leftovers > 0),
  ].map(({ length }) => String(length)),
];

it('at least 150 kills: nothing half, nothing lost, nothing charged twice, nothing left behind', () => {
  const rows = [
    ...SEATS.map(({ name }) =>
      rowOf(
        name,
        trials.filter(({ seat }) => seat === name),
      ),
    ),
    rowOf('all', trials),
  ];
  const header = ['command', 'kills', 'old', 'new', 'half', 'lost', 'charged twice', 'leftovers'];
  const lines = tableLines(header, rows, ['left', ...header.slice(1).map(() => 'right' as const)]);
  console.log(lines.join('\n'));
  expect(trials.length).toBeGreaterThanOrEqual(150 * TIMES);
  expect(rows.at(-1)?.slice(4)).toEqual(['0', '0', '0', '0']);
});
