/** The item of a non-empty list that a draw in [0, 1) falls on. */
export const pickFrom = <T>(items: readonly T[], draw: number): T => {
  const item = items[Math.floor(draw * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
