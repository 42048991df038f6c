import { DAY_MS } from '#core/day.ts';
import type { DraftState } from '#core/ledger/draft-state.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
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
  times.push(at);
  if (times.length > REFUSALS_A_DAY) times.shift();
  draft.refusals.set(nameOf(refusal), times);
};

/** Did the ledger take as many refusals about this party within a day as it takes? */
export const isRefusedTooOften = (state: RoomState, of: RefusalOf, now: Date): boolean => {
  const times = state.refusals.get(nameOf(of)) ?? [];
  // A clock that was wrong may have noted some far ahead: they shut nobody out until then.
  const isOfToday = (at: string): boolean =>
    Math.abs(now.getTime() - new Date(at).getTime()) < DAY_MS;
  return times.filter(isOfToday).length >= REFUSALS_A_DAY;
};
