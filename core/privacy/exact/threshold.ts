/**
 * Promise: a count leaves only if it describes at least `k` people, so nobody stands in a small crowd.
 * Anything that is not a number is refused. Source: the minimum frequency rule of statistical
 * disclosure control (Hundepool et al., "Statistical Disclosure Control", 2012).
 */
export const meetsThreshold = (people: number, k: number): boolean => people >= k;
