import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { daysAfter } from '#core/day.ts';
import type { ReviewDue } from '#core/documents/review-document.ts';
import { REVIEW_DAYS } from '#core/governance-limits.ts';
import { sideKey } from '#core/ledger/freeze-side.ts';
import type { RoomState } from '#core/ledger/room-state.ts';

/**
 * The reviews that an agreement wants of each party: so many days after the last one and, before the first, after an
 * agreement came into force. None before that.
 */
export const reviewsDue = (
  { inForceSince, reviews }: RoomState,
  { parties, governance }: Agreement,
  now: Date,
): readonly ReviewDue[] => {
  if (inForceSince === undefined) return [];
  const days = governance?.reviewDays ?? REVIEW_DAYS;
  return parties.map(({ id: party }) => {
    const last = reviews.get(sideKey({ by: 'party', party }))?.at;
    const due = daysAfter(last ?? inForceSince, days);
    return { party, ...(last !== undefined && { last }), due, overdue: due <= now.toISOString() };
  });
};
