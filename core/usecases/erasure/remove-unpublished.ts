import { successorsUnderWay } from '#core/erasure/successor-name.ts';
import { isDone } from '#core/ledger/erasures.ts';
import { decisionOn } from '#core/ledger/room-state.ts';
import { partyPrefix, partyStagingPrefix, versionOfKey } from '#core/room-layout.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import { removeDecided } from '#core/usecases/drops/end-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { lyingDrops } from '#core/usecases/upkeep/due-data.ts';
import { keysUnder } from '#core/usecases/upkeep/remove-all.ts';

/** A request that is under way, and where its room is. */
interface UnderWay {
  readonly party: string;
  readonly request: string;
  readonly collaboration: string;
}

/**
 * Removes what attempts at drops of the party left, and drops that were decided on: people of the list may be in them. What
 * was listed while the request is under way can never be published: it was made under the marks before, and while a request
 * is under way nothing goes on under the new ones.
 */
export const removeUnpublished = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>,
  { party, request, collaboration }: UnderWay,
): Promise<void> => {
  const { objects, ledger } = ports;
  const staged = await keysUnder(objects, partyStagingPrefix(party));
  const placed = await keysUnder(objects, partyPrefix({ collaboration, party }));
  const state = await ledger.state();
  if (isDone(state, request)) return;
  const known = new Set(
    [...state.versions, ...successorsUnderWay(state)].map(({ version }) => version),
  );
  const unpublished = [...staged, ...placed].filter((key) => !known.has(versionOfKey(key) ?? ''));
  await someAtATime(unpublished, (key) => objects.delete(key));
  for (const drop of await lyingDrops(ports, party))
    if (decisionOn(state, drop)) await removeDecided(ports, drop);
};
