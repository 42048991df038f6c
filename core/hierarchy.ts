/** What is written in a table where a parent stands for the values that rolled up into it. Nothing declared is called so. */
export const ROLLED_UP_OTHERS = '(others)';

/** A level above the values of an attribute: what it is called, and what stands under each of its own values. */
export interface Level {
  readonly name: string;
  readonly parents: Readonly<Record<string, readonly string[]>>;
}

/** Levels as somebody declared them: by name, each with its parents and what is under each. */
export type DeclaredLevels = Readonly<Record<string, Level['parents']>>;

const sorted = (values: readonly string[]): string => JSON.stringify(values.toSorted());

const isAbove = (values: readonly string[], parents: Level['parents']): boolean =>
  sorted(Object.values(parents).flat()) === sorted(values) &&
  Object.keys(parents).length < values.length;

/**
 * The levels above some values, the lowest first: under the parents of each stands every value of the level below
 * just once, and there are fewer parents than values. Undefined if they are no such levels.
 */
export const levelsOf = (
  values: readonly string[],
  declared: DeclaredLevels,
): readonly Level[] | undefined => {
  const left = new Map(Object.entries(declared));
  const levels: Level[] = [];
  for (let below = values; left.size > 0; ) {
    const [found, ...others] = [...left].filter(([, parents]) => isAbove(below, parents));
    if (found === undefined || others.length > 0) return undefined;
    const [name, parents] = found;
    left.delete(name);
    levels.push({ name, parents });
    below = Object.keys(parents);
  }
  return levels;
};

/** Above a value the parent at each level, the lowest first. */
export const ancestorsOf = (value: string, levels: readonly Level[]): readonly string[] => {
  let below = value;
  return levels.map(({ parents }) => {
    const [parent = ''] =
      Object.entries(parents).find(([, children]) => children.includes(below)) ?? [];
    below = parent;
    return parent;
  });
};
