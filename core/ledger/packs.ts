import type { DraftState } from '#core/ledger/draft-state.ts';
import { type FreezeSide, sideKey } from '#core/ledger/freeze-side.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { isLimitReached, noteTime } from '#core/ledger/times-a-day.ts';
import { PACKS_A_DAY } from '#core/limits.ts';
import type { Checksum } from '#core/sha256.ts';

/** Notes that a side packed evidence once more, and what. */
export const noteEvidence = (
  { packs, packTimes }: DraftState,
  { manifest, ...side }: FreezeSide & { readonly manifest: Checksum },
  at: string,
): void => {
  packs.add(manifest);
  const times = packTimes.get(sideKey(side)) ?? [];
  noteTime(times, at, PACKS_A_DAY);
  packTimes.set(sideKey(side), times);
};

/** Did this side note as many packs within a day as it may? */
export const packsTooOften = ({ packTimes }: RoomState, side: FreezeSide, now: Date): boolean =>
  isLimitReached(packTimes.get(sideKey(side)) ?? [], now, PACKS_A_DAY);
