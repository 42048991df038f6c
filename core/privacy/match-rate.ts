import { MATCH_RATE_CAP_PERCENT } from '#core/limits.ts';

/**
 * Promise: a match rate is a whole per cent, rounded down, and above the cap only the cap is told.
 * A rate near 100 % would tell a party about nearly every single person on its list. It is made from
 * the count that was already released, so it says nothing that the release does not.
 * Source: IAB Tech Lab PAIR 1.1, which caps the rate at the same share.
 */
export const matchRate = (releasedPeople: number, datasetPeople: number): string => {
  if (datasetPeople <= 0) return '0%';
  if (100 * releasedPeople > MATCH_RATE_CAP_PERCENT * datasetPeople) {
    return `>${MATCH_RATE_CAP_PERCENT}%`;
  }
  return `${Math.floor((100 * releasedPeople) / datasetPeople)}%`;
};
