import { answerKey } from '#core/ledger/answer-key.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import type { RoomState } from '#core/ledger/room-state.ts';

/**
 * When an event counts as having happened. An answer leaves, for the record, when it was paid for: between the
 * two lies the query, and how long that takes depends on the lists.
 */
export const eventTime = (event: LedgerEvent, state: RoomState, now: Date): Date => {
  const paid = event.type === 'answer-released' && state.reservations.get(answerKey(event));
  return paid ? new Date(paid.at) : now;
};
