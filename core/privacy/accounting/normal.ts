/** Beyond this many deviations nothing is left that a floating-point number would show beside 1. */
const FAR = 8;

/** Φ(x), the normal distribution function: ½ + φ(x)·(x + x³/3 + x⁵/15 + …), a series whose terms are all of one sign. */
export const normalCdf = (x: number): number => {
  if (Math.abs(x) > FAR) return x > 0 ? 1 : 0;
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 2 ** -54; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
};
