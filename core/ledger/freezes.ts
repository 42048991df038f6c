import { refusal } from '#core/errors.ts';
import type { DraftState } from '#core/ledger/draft-state.ts';
import { isErasing } from '#core/ledger/erasures.ts';
import { type FreezeSide, sideKey, sideName } from '#core/ledger/freeze-side.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { isLimitReached, noteTime } from '#core/ledger/times-a-day.ts';
import { FREEZES_A_DAY } from '#core/limits.ts';

/** Is the room frozen by anybody? It thaws when each side has lifted its own. */
export const isFrozen = ({ freezes }: RoomState): boolean => freezes.size > 0;

/** Does the room answer nothing now, since it is frozen or people are being taken out? */
export const isStopped = (state: RoomState): boolean => isFrozen(state) || isErasing(state);

/** Throws AirlockError('refused') for a drop while the room is frozen. The drop stays where it is. */
export const requireUnfrozen = (state: RoomState): void => {
  if (!isFrozen(state)) return;
  const sides = [...state.freezes.values()].map(sideName).join(' and ');
  throw refusal(
    'room-frozen',
    `The room was frozen by ${sides}, and publishes nothing: "status" says why; upload the drop again once that is lifted.`,
  );
};

/** Notes that a side froze the room once more. */
export const noteFreeze = ({ freezeTimes }: DraftState, side: FreezeSide, at: string): void => {
  const times = freezeTimes.get(sideKey(side)) ?? [];
  noteTime(times, at, FREEZES_A_DAY);
  freezeTimes.set(sideKey(side), times);
};

/** Did this side freeze the room as often within a day as it may? Nothing bounds how often it is lifted, but that. */
export const freezesTooOften = ({ freezeTimes }: RoomState, side: FreezeSide, now: Date): boolean =>
  isLimitReached(freezeTimes.get(sideKey(side)) ?? [], now, FREEZES_A_DAY);
