/**
 * Promise: an exact count is told only as the multiple of `roundTo` (a positive integer) at or below
 * it, so one person more or less usually changes nothing. Down, never to the nearest, so that an
 * answer never claims people who are not there. It softens differencing and does not end it: that is
 * what noise is for. Source: deterministic rounding (Hundepool et al. 2012).
 */
export const roundDown = (people: number, roundTo: number): number =>
  Math.floor(people / roundTo) * roundTo;
