import type { DraftState } from '#core/ledger/draft-state.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { isLimitReached, noteTime } from '#core/ledger/times-a-day.ts';
import { SUBJECTS_A_DAY } from '#core/subject-limits.ts';

/** Notes that a party asked once more what the room holds about somebody. */
export const noteSubject = ({ subjectTimes }: DraftState, party: string, at: string): void => {
  const times = subjectTimes.get(party) ?? [];
  noteTime(times, at, SUBJECTS_A_DAY);
  subjectTimes.set(party, times);
};

/** Did this party ask so as often within a day as it may? */
export const subjectsTooOften = ({ subjectTimes }: RoomState, party: string, now: Date): boolean =>
  isLimitReached(subjectTimes.get(party) ?? [], now, SUBJECTS_A_DAY);
