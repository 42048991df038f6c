import type { DraftState } from '#core/ledger/draft-state.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { isLimitReached, noteTime } from '#core/ledger/times-a-day.ts';
import { REFUSALS_A_DAY } from '#core/limits.ts';

/** A kind of refusal, and whom it is about. */
export interface RefusalOf {
  readonly type: 'question-refused' | 'drop-refused';
  readonly party: string;
}

const nameOf = ({ type, party }: RefusalOf): string => `${party}.${type}`;

/** Notes when a party was refused; no more times than the daily limit asks for. */
export const noteRefusal = (draft: DraftState, refusal: RefusalOf, at: string): void => {
  const times = draft.refusals.get(nameOf(refusal)) ?? [];
  noteTime(times, at, REFUSALS_A_DAY);
  draft.refusals.set(nameOf(refusal), times);
};

/** Did the ledger take as many refusals about this party within a day as it takes? */
export const isRefusedTooOften = (state: RoomState, of: RefusalOf, now: Date): boolean =>
  isLimitReached(state.refusals.get(nameOf(of)) ?? [], now, REFUSALS_A_DAY);
