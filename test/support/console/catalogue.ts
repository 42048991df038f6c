/** A text of the catalogue by the names that lead to it: as it stands, or as it is made of the number 2. */
export type Leaf = readonly [path: string, text: string];

/** Many enough for any function of the catalogue. */
const TWOS = [2, 2, 2, 2, 2, 2];

/** Every text of a catalogue. */
export const leavesOf = (words: object, under = ''): readonly Leaf[] =>
  Object.entries(words).flatMap(([name, value]): readonly Leaf[] => {
    const path = under === '' ? name : `${under}.${name}`;
    if (typeof value === 'string') return [[path, value]];
    if (typeof value === 'function') return [[path, String(value(...TWOS))]];
    return leavesOf(value, path);
  });
