/**
 * Promise: a party sees the size of the other's version only to its first two digits, rounded down,
 * so that it cannot watch single people come and go between deliveries. `n` is a whole number of
 * people. Source: rounding as disclosure control (Hundepool et al. 2012).
 */
export const twoSignificantDigits = (n: number): number => Math.floor(n / unitOf(n)) * unitOf(n);

/** The same, rounded up: for a size that is to be told as "at most". */
export const twoSignificantDigitsUp = (n: number): number => Math.ceil(n / unitOf(n)) * unitOf(n);

const unitOf = (n: number): number => 10 ** Math.max(0, String(n).length - 2);
