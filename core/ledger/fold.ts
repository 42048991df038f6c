import { draftOf } from '#core/ledger/draft-state.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { applyEvent } from '#core/ledger/events.ts';
import { EMPTY_STATE, type RoomState } from '#core/ledger/room-state.ts';

/**
 * The state that follows from a state by the entries that come next; the same state if there are none. So
 * a ledger is folded on from where it was, and folding it in any number of steps comes to the same.
 */
export const foldLedger = (
  entries: readonly LedgerEntry[],
  state: RoomState = EMPTY_STATE,
): RoomState => {
  if (entries.length === 0) return state;
  const draft = draftOf(state);
  for (const { event, at } of entries) applyEvent(draft, event, at);
  return draft;
};
