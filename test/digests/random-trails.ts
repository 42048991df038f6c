import type { AskedTime } from '#core/audit/digests/judge-chain.ts';
import { DIGEST_MUTATIONS } from '#test/support/trail/digest-mutations.ts';
import { LOG_MUTATIONS } from '#test/support/trail/log-mutations.ts';
import { changeBytes, type Mutation, type Spot } from '#test/support/trail/mutation.ts';
import {
  type SignedTrail,
  signedTrail,
  type TrailBucket,
} from '#test/support/trail/signed-trail.ts';
import {
  copyOf,
  type TestKeys,
  TRAIL_START,
  testPlan,
  together,
} from '#test/support/trail/trail-plans.ts';
import { HOUR_MS } from '#test/support/trail/trail-times.ts';

/** Whole numbers below a bound, the same for the same seed (Mulberry32). */
export type Dice = (bound: number) => number;

export const diceOf = (seed: number): Dice => {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
};

/** A bucket that somebody meddled with, and the time that is asked for. */
export interface MeddledTrail {
  readonly objects: TrailBucket;
  readonly asked: AskedTime;
  /** What was done to it. */
  readonly acts: readonly string[];
}

/** What chance does to one byte, or to a whole object at the ends of a chain. */
const CHANCE = (dice: Dice): readonly Mutation[] => [
  {
    does: 'flips a bit of a digest',
    told: [],
    act: (spot) => changeBytes(spot, spot.digest, flipped(dice)),
  },
  {
    does: 'flips a bit of a log file',
    told: [],
    act: (spot) => changeBytes(spot, spot.log, flipped(dice)),
  },
  {
    does: 'removes the digests from there on',
    told: [],
    act: ({ trail, hour }) => {
      for (const path of trail.digests.slice(hour)) trail.objects.delete(path);
    },
  },
  {
    does: 'removes the digests up to there',
    told: [],
    act: ({ trail, hour }) => {
      for (const path of trail.digests.slice(0, hour + 1)) trail.objects.delete(path);
    },
  },
];

const flipped =
  (dice: Dice) =>
  (bytes: Buffer): Buffer => {
    const other = Buffer.from(bytes);
    const at = dice(other.length);
    other[at] = (other[at] ?? 0) ^ (1 << dice(8));
    return other;
  };

/** Trails of all kinds: hours without a log, hours without the trail, with late digests and without. */
export const soundTrails = (keys: TestKeys, count: number, dice: Dice): readonly SignedTrail[] =>
  Array.from({ length: count }, () => {
    const hours = 3 + dice(5);
    const logs = Array.from({ length: hours }, () => dice(4));
    const hourly = signedTrail(
      testPlan(keys, {
        logs,
        root: dice(2) === 0 ? 'AWSLogs/' : 'trails/AWSLogs/',
        offBefore: dice(3) === 0 ? [1 + dice(hours - 1)] : [],
      }),
    );
    if (dice(3) !== 0) return hourly;
    const late = signedTrail({ ...hourly.plan, backfill: true, offBefore: [], logs: [1, 2, 1] });
    return { ...hourly, objects: together(hourly, late) };
  });

const spotOf = (trail: SignedTrail, keys: TestKeys, dice: Dice): Spot => {
  const hour = dice(trail.digests.length);
  const logs = trail.logs.flat();
  return {
    ...{ trail, hour, stranger: keys.stranger },
    digest: trail.digests[hour] ?? '',
    log: trail.logs[hour]?.[0] ?? logs[dice(logs.length)] ?? '',
  };
};

const askedBy = (dice: Dice): AskedTime => {
  const time = (): number => TRAIL_START + (dice(9) * HOUR_MS) / (1 + dice(2)) - dice(3) * 60_000;
  const [one, other] = [time(), time()];
  return {
    ...(dice(2) === 0 && { from: Math.min(one, other) }),
    ...(dice(2) === 0 && { to: Math.max(one, other) }),
  };
};

/** Does up to three things to a trail. */
export const meddledTrail = (sound: SignedTrail, keys: TestKeys, dice: Dice): MeddledTrail => {
  const trail = copyOf(sound);
  const all = [...LOG_MUTATIONS, ...DIGEST_MUTATIONS, ...CHANCE(dice)];
  const acts: string[] = [];
  for (let left = dice(4); left > 0; left -= 1) {
    const act = all[dice(all.length)];
    const spot = spotOf(trail, keys, dice);
    if (!act || !trail.objects.has(spot.digest) || !trail.objects.has(spot.log)) continue;
    try {
      act.act(spot);
      acts.push(`${act.does} (hour ${spot.hour})`);
    } catch {
      // What was damaged before is not always there to be read and damaged again.
    }
  }
  return { objects: trail.objects, asked: askedBy(dice), acts };
};
