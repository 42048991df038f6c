/** Counts, and counts of counts, by their names. */
export interface Counts {
  [name: string]: number | Counts | undefined;
}

/** A sum that documents hold: what a clip took of many amounts can be more, and is said as the most. */
const plus = (one: number, other: number): number => Math.min(one + other, Number.MAX_SAFE_INTEGER);

/** Adds counts to others, new names behind those that were there. */
export const addAll = (into: Counts, from: Counts): void => {
  for (const [name, each] of Object.entries(from)) {
    const before = into[name];
    if (typeof each === 'number') into[name] = plus(typeof before === 'number' ? before : 0, each);
    else if (each) {
      const inner = typeof before === 'object' ? before : {};
      into[name] = inner;
      addAll(inner, each);
    }
  }
};

/** Adds to a count, which is 0 where it is not there. */
export const add = <Key extends string>(
  into: Partial<Record<Key, number>>,
  key: Key,
  by = 1,
): void => {
  into[key] = plus(into[key] ?? 0, by);
};
