import type { Beside, StrangeFiles } from '#core/documents/room-files.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { MAX_NAMED_FILES } from '#core/limits.ts';
import { keptPrefixes } from '#core/matching/kept-keys.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { standingIn } from '#core/usecases/upkeep/known-files.ts';

/** The areas in which only what the ledger names should lie. */
const AREAS = ['vault/', 'reports/', 'releases/'] as const;

const strange = (keys: readonly string[]): StrangeFiles => ({
  count: keys.length,
  named: keys.slice(0, MAX_NAMED_FILES),
});

/** Looks for what nobody knows. What is foreign is never touched: people decide on it. */
export const findStrangeFiles = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  state: RoomState,
): Promise<Beside> => {
  const standingOf = standingIn(state);
  const leftovers: string[] = [];
  const foreign: string[] = [];
  for (const area of [...AREAS, ...keptPrefixes(state.versions)]) {
    for (const { key } of await objects.list(area)) {
      const standing = standingOf(key);
      if (standing === 'unknown' || standing === 'ended') leftovers.push(key);
      if (standing === 'foreign') foreign.push(key);
    }
    foreign.push(...(await objects.foreign(area)));
  }
  return { leftovers: strange(leftovers), foreign: strange(foreign) };
};
