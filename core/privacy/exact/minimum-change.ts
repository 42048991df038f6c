import type { VersionChange } from '#core/ports/version-files.ts';

/**
 * Promise: two versions that are both asked about have, on each side, nobody or at least
 * `minimumChange` people whom the other has not, so the difference of two exact answers is never the
 * answer about a few.
 *
 * Each side for itself, not the sum or the larger: an attacker who takes out a thousand people he
 * knows and puts in one he does not would pass either, and subtract the thousand.
 *
 * It does not stop a party that fills the change with people whose matches it already knows (made-up
 * ones, say); no rule on exact counts does, which is why noise is the default. Source: differencing
 * attacks and the query-set overlap control against them (Dobkin, Jones, Lipton 1979).
 */
export const respectsMinimumChange = (change: VersionChange, minimumChange: number): boolean =>
  [change.onlyNew, change.onlyOld].every((people) => people === 0 || people >= minimumChange);
