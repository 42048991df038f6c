import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { KillSeat, Left } from '#test/reliability/kill-seat.ts';
import { leftoversOf } from '#test/reliability/room-record.ts';
import { copySite, type Death, run, type Site } from '#test/reliability/site.ts';

/** What came of one kill. `faults` says all that must not be. */
export interface Trial {
  readonly seat: string;
  readonly moment: string;
  readonly left: Left | 'half';
  readonly repeated: boolean;
  readonly chargedTwice: number;
  readonly leftovers: number;
  readonly faults: readonly string[];
}

/** When to kill, and how a report calls it. */
export interface Moment {
  readonly name: string;
  readonly death: (site: Site) => Death;
}

const textOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** Answers what `act` does, or undefined and its fault on the list. */
const attempt = async <Result>(
  faults: string[],
  act: () => Promise<Result>,
): Promise<Result | undefined> => {
  try {
    return await act();
  } catch (fault) {
    faults.push(textOf(fault));
    return undefined;
  }
};

const repeat = async (seat: KillSeat, site: Site): Promise<number> => {
  const { code, err, out } = await run(site, seat.args);
  if (code !== 0 && code !== seat.refusedAs) throw new Error(`repeated: exit ${code} ${err}${out}`);
  return seat.done(site);
};

/**
 * Kills the command once, in a copy of its place; then looks at what is left, repeats the command, and
 * looks again. Answers undefined if the command was done before its hour came.
 */
export const tryKill = async (
  seat: KillSeat,
  template: Site,
  moment: Moment,
): Promise<Trial | undefined> => {
  const site = await copySite(template);
  const killed = await run(site, seat.args, { death: moment.death(site) });
  if (killed.signal !== 'SIGKILL') return undefined;
  const faults: string[] = [];
  const left = await attempt(faults, () => seat.look(site));
  const chargedTwice = await attempt(faults, () => repeat(seat, site));
  const leftovers = (await attempt(faults, () => leftoversOf(site))) ?? [];
  if (leftovers.length > 0) faults.push(`left behind: ${leftovers.join(', ')}`);
  if (chargedTwice) faults.push(`charged twice: ${chargedTwice}`);
  if (faults.length === 0) await rm(dirname(site.folder), { recursive: true });
  return {
    seat: seat.name,
    moment: moment.name,
    left: left ?? 'half',
    repeated: chargedTwice !== undefined,
    chargedTwice: chargedTwice ?? 0,
    leftovers: leftovers.length,
    faults,
  };
};
