/** Something that something else must follow or go with, within a time. */
export interface Awaiting<Item> {
  readonly item: Item;
  /** First and last moment, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/** Something that happened. */
export interface Moment {
  readonly at: number;
}

/** Who found whom, and who was left. */
export interface Paired<Item, Point> {
  readonly pairs: ReadonlyMap<Point, Item>;
  readonly waiting: readonly Item[];
  readonly left: readonly Point[];
}

/**
 * Pairs each item with one moment of its time, as many as can be: each moment, in the order of time, goes to the
 * item whose time ends first among those that wait then, which is optimal for points and intervals.
 */
export const pairWithin = <Item, Point extends Moment>(
  items: readonly Awaiting<Item>[],
  points: readonly Point[],
): Paired<Item, Point> => {
  const coming = [...items].sort((one, other) => one.from - other.from);
  const open: Awaiting<Item>[] = [];
  const waiting: Item[] = [];
  const pairs = new Map<Point, Item>();
  const left: Point[] = [];
  let next = 0;
  for (const point of [...points].sort((one, other) => one.at - other.at)) {
    for (let each = coming[next]; each && each.from <= point.at; each = coming[next]) {
      insertByEnd(open, each);
      next += 1;
    }
    while (open[0] && open[0].to < point.at) waiting.push(...open.splice(0, 1).map(itemOf));
    const found = open.shift();
    if (found) pairs.set(point, found.item);
    else left.push(point);
  }
  return {
    pairs,
    waiting: [...waiting, ...open.map(itemOf), ...coming.slice(next).map(itemOf)],
    left,
  };
};

const itemOf = <Item>({ item }: Awaiting<Item>): Item => item;

/** Most come in the order of their ends: they are looked for from behind. */
const insertByEnd = <Item>(open: Awaiting<Item>[], each: Awaiting<Item>): void => {
  let at = open.length;
  while (at > 0 && (open[at - 1]?.to ?? 0) > each.to) at -= 1;
  open.splice(at, 0, each);
};
