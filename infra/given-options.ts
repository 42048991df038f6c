import { AirlockError } from '#core/errors.ts';
import { type Overrides, SETTABLE } from '#infra/stages.ts';

/** What `-c key=value` names of a room: its stage, and what differs from that. */
export interface GivenOptions {
  readonly stage: string;
  readonly overrides: Overrides;
}

/** The CDK's own settings, which come the same way, have a ":", "/" or "-" in their names; the room's have none. */
const OURS = /^\w+$/;

/**
 * Sorts out what a command line gave. A key that no room has is refused: `-c logarchive=` would else deploy a room
 * without its archive, and say nothing. Throws AirlockError('usage').
 */
export const givenOptions = (given: Readonly<Record<string, unknown>>): GivenOptions => {
  const known: readonly string[] = ['stage', ...SETTABLE];
  if (Object.keys(given).some((key) => OURS.test(key) && !known.includes(key)))
    throw new AirlockError(
      'usage',
      `An option "-c" names what cannot be set by it: use ${known.join(', ')}; all else stands in infra/stages.ts.`,
    );
  const overrides = Object.fromEntries(SETTABLE.map((key) => [key, given[key]]));
  return { stage: String(given.stage ?? 'dev'), overrides };
};
