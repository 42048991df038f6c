/** The least whole number from one to the other of which it holds, if it holds of all above one; else the last. */
export const leastWithin = (
  from: number,
  to: number,
  holds: (whole: number) => boolean,
): number => {
  let [low, high] = [from - 1, to];
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** The least whole number from a positive one on of which it holds, if it holds of all above some: by doubling, then halving. */
export const leastFrom = (from: number, holds: (whole: number) => boolean): number => {
  let high = from;
  while (!holds(high)) high *= 2;
  return leastWithin(from, high, holds);
};

/** Where in an interval a condition ends that holds at its low end and not at its high one, after so many halvings: both ends of what is left. */
export const halved = (
  [from, to]: readonly [number, number],
  halvings: number,
  holds: (at: number) => boolean,
): readonly [low: number, high: number] => {
  let [low, high] = [from, to];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return [low, high];
};
