const LEAST_PERSONAL = 30;
const MOST_PERSONAL = 60;
const FEW_PEOPLE = 5_000;

/**
 * What given name, birth date and identifiers have to prove of a pair, in tenths of bits, where nobody says otherwise: three
 * bits in lists of up to 5,000, six in those of 10,000 and more, and in between by log2 of their size. The larger they are, the more strangers have a name, a
 * house number and a large town in common, which points that hold for the average name take for more than it is.
 */
export const usualPersonal = (people: number): number => {
  const doublings = Math.max(0, Math.log2(Math.max(1, people) / FEW_PEOPLE));
  return Math.min(MOST_PERSONAL, LEAST_PERSONAL + Math.round(30 * doublings));
};

/** Rows of a list that are compared by one match key, where nobody says otherwise. */
export const USUAL_CAP = 50;

const LEAST_TOTAL = 50;

/**
 * Tenths of bits that prove two people to be one, in lists of so many: log2 of the people of the larger list, for so many
 * strangers each of them has there, and one bit.
 */
export const usualTotal = (people: number): number =>
  Math.max(LEAST_TOTAL, Math.round(10 * (Math.log2(Math.max(1, people)) + 1)));
