import { decisionOn, type RoomState } from '#core/ledger/room-state.ts';
import { LEFTOVER_DAYS, MAX_DROPS_A_RUN, MAX_LEFTOVERS_A_RUN } from '#core/limits.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import { agreementInForce } from '#core/usecases/agreements/agreements.ts';
import { removeDecided } from '#core/usecases/drops/end-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { type LyingDrop, lyingDrops } from '#core/usecases/upkeep/due-data.ts';
import { attemptAreas, type Standing, standingIn } from '#core/usecases/upkeep/known-files.ts';
import { isPast } from '#core/usecases/upkeep/retention.ts';

type Ports = Pick<RoomPorts, 'objects' | 'clock'>;

/** Files that the room made and the ledger does not know. */
export interface Leftovers {
  /** Those that nothing can need any more. */
  readonly due: readonly string[];
  /** Those that an attempt may still be at work on. */
  readonly young: readonly string[];
}

/**
 * Looks for what attempts left that were given up, and for files of versions whose time was up. An answer
 * that was paid for stays until the ledger says that it expired, though nobody took it yet: whoever asks again
 * takes that one, and none is drawn twice for one charge.
 */
export const findLeftovers = async (ports: Ports, state: RoomState): Promise<Leftovers> => {
  const standingOf = standingIn(state);
  const due: string[] = [];
  const young: string[] = [];
  for (const area of attemptAreas(state))
    for (const { key, modified } of await ports.objects.list(area)) {
      const standing = standingOf(key);
      if (isPast(ports.clock.now(), modified, LEFTOVER_AFTER_DAYS[standing])) due.push(key);
      else if (standing === 'unknown') young.push(key);
    }
  return { due, young };
};

/** How long each kind of file may lie there, as far as it is this clean-up that ends it. */
const LEFTOVER_AFTER_DAYS: Readonly<Record<Standing, number>> = {
  known: Infinity,
  foreign: Infinity,
  paid: Infinity,
  unknown: LEFTOVER_DAYS,
  ended: -Infinity,
};

/** Removes what is left over and old enough; answers how many files that were. */
export const removeLeftovers =
  (ports: Ports & Pick<RoomPorts, 'ledger'>) => async (): Promise<number> => {
    const state = await ports.ledger.state();
    const { due } = await findLeftovers(ports, state);
    const removed = due.slice(0, MAX_LEFTOVERS_A_RUN);
    await someAtATime(removed, (key) => ports.objects.delete(key));
    return removed.length;
  };

/** Drops that still lie in the zone of their party though they were decided on: a killed command left them. */
export const decidedDrops = async (
  ports: Ports,
  state: RoomState,
): Promise<readonly LyingDrop[]> => {
  const parties = (await agreementInForce(ports, state))?.agreement.parties ?? [];
  const drops: LyingDrop[] = [];
  for (const { id } of parties)
    drops.push(...(await lyingDrops(ports, id)).slice(0, MAX_DROPS_A_RUN));
  return drops.filter((drop) => decisionOn(state, drop));
};

/** Removes what is left of them; their end stands in the ledger already. Answers how many files that were. */
export const removeDecidedDrops =
  (ports: Ports & Pick<RoomPorts, 'ledger'>) => async (): Promise<number> => {
    const state = await ports.ledger.state();
    let removed = 0;
    for (const drop of await decidedDrops(ports, state))
      removed += await removeDecided(ports, drop);
    return removed;
  };
