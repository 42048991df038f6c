/** How often each value came, in the order of the values, and with what probability it should. */
export interface Sample {
  readonly counts: readonly number[];
  readonly probabilities: readonly number[];
}

/** Fewest expected draws of a class: below, the chi-square law is only rough. */
const FEWEST_EXPECTED = 10;

/** ln Γ(x), Lanczos (g = 7, nine terms; Press et al., "Numerical Recipes"): good to 1e-13. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];
const logGamma = (x: number): number => {
  const t = x + 6.5;
  const sum = LANCZOS.reduce((total, c, at) => (at === 0 ? c : total + c / (x - 1 + at)), 0);
  return Math.log(Math.sqrt(2 * Math.PI) * sum) + (x - 0.5) * Math.log(t) - t;
};

/** The regularised upper incomplete gamma function Q(a, x), by its series or continued fraction. */
export const upperGamma = (a: number, x: number): number => {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - sum * front;
  }
  let fraction = 0;
  for (let n = 2000; n >= 1; n -= 1) fraction = (n * (n - a)) / (x + 2 * n + 1 - a - fraction);
  return front / (x + 1 - a - fraction);
};

/** The sample with rare values put together with their neighbours. */
const classes = ({ counts, probabilities }: Sample, draws: number) => {
  const merged: { count: number; expected: number }[] = [];
  let open = { count: 0, expected: 0 };
  for (const [at, count] of counts.entries()) {
    open.count += count;
    open.expected += draws * (probabilities[at] ?? 0);
    if (open.expected < FEWEST_EXPECTED) continue;
    merged.push(open);
    open = { count: 0, expected: 0 };
  }
  const last = merged.at(-1);
  if (last) {
    last.count += open.count;
    last.expected += open.expected;
  }
  return merged;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Probability that draws of the right law fit at most this well (Pearson's chi-square). */
export const chiSquareP = (sample: Sample): number => {
  const groups = classes(sample, sum(sample.counts));
  const distance = sum(groups.map(({ count, expected }) => (count - expected) ** 2 / expected));
  return upperGamma((groups.length - 1) / 2, distance / 2);
};

/**
 * Bound on the probability that draws of the right law are this far from it at some value
 * (Kolmogorov–Smirnov distance, with the inequality of Dvoretzky, Kiefer, Wolfowitz and Massart).
 */
export const kolmogorovP = ({ counts, probabilities }: Sample): number => {
  const draws = sum(counts);
  let [seen, expected, distance] = [0, 0, 0];
  for (const [at, count] of counts.entries()) {
    seen += count / draws;
    expected += probabilities[at] ?? 0;
    distance = Math.max(distance, Math.abs(seen - expected));
  }
  return Math.min(1, 2 * Math.exp(-2 * draws * distance ** 2));
};
