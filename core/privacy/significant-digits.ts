/**
 * Promise: a party sees the size of the other's version only to its first two digits, rounded down,
 * so that it cannot watch single people come and go between deliveries. `n` is a whole number of
 * people. Source: section 4 of the design; rounding as disclosure control (Hundepool et al. 2012).
 */
export const twoSignificantDigits = (n: number): number => {
  const unit = 10 ** Math.max(0, String(n).length - 2);
  return Math.floor(n / unit) * unit;
};
