/** What a list is made of, as far as it is known beforehand. */
interface ListOutlook {
  /** People of the segment who are matched, about. */
  readonly people: number;
  /** Labels that may be listed: everybody of the publisher's list, about. */
  readonly universe: number;
  readonly epsilon: number;
}

/** What is to be expected of a list, each a share from 0 to 1 but `labels`. */
interface ExpectedList {
  /** Labels on the list. */
  readonly labels: number;
  /** Of the labels on it, those of the segment: also what the publisher may believe of one listed person. */
  readonly precision: number;
  /** Of the people of the segment, those who are on it. */
  readonly recall: number;
}

/** The chance that the coin of a list tells the truth: e^ε / (1 + e^ε). */
export const truthChance = (epsilon: number): number => 1 / (1 + Math.exp(-epsilon));

/**
 * What to expect of a list. A person of the segment is on it with the chance of truth, anybody else with the rest of it;
 * so by Bayes' rule the precision is what one who knows the share of the segment believes of somebody who is listed.
 */
export const expectedList = ({ people, universe, epsilon }: ListOutlook): ExpectedList => {
  const recall = truthChance(epsilon);
  const members = Math.min(people, universe) * recall;
  const strangers = Math.max(0, universe - people) * (1 - recall);
  const labels = members + strangers;
  return { labels: Math.round(labels), precision: labels === 0 ? 0 : members / labels, recall };
};
