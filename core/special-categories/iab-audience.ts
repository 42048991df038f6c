import type { CategoryName } from '#core/special-categories/category.ts';

/**
 * Nodes of the IAB Tech Lab Audience Taxonomy 1.1 (CC BY 3.0, https://iabtechlab.com/standards/audience-taxonomy/), by
 * their ids alone: a range stands for every node in it. Read by hand, node by node, before any word was looked for:
 * whole branches of health, and single nodes elsewhere. What an adult buys for a child, a kitchen, a sport, a trade
 * or a subject of study is ordinary.
 */
const SENSITIVE: Readonly<Partial<Record<CategoryName, readonly (readonly [number, number])[]>>> = {
  health: [
    ...([
      [374, 374],
      [381, 404],
      [407, 407],
      [411, 411],
      [413, 414],
      [416, 421],
    ] as const),
    ...([
      [466, 466],
      [550, 551],
      [627, 627],
      [762, 762],
      [765, 765],
      [925, 925],
    ] as const),
    ...([
      [1393, 1393],
      [1448, 1470],
      [1555, 1555],
    ] as const),
  ],
  religion: [
    [503, 503],
    [1097, 1097],
    [1344, 1344],
  ],
  politics: [
    [522, 522],
    [529, 531],
  ],
  ethnicity: [[1426, 1426]],
  'criminal-record': [[1495, 1495]],
  children: [
    [261, 261],
    [488, 488],
    [708, 708],
  ],
  vulnerability: [
    ...([
      [192, 193],
      [281, 281],
      [537, 537],
      [654, 654],
      [906, 906],
    ] as const),
    ...([
      [1387, 1387],
      [1395, 1395],
      [1502, 1502],
    ] as const),
  ],
};

/** What the ids of nodes begin with in an agreement. */
export const IAB_AUDIENCE = 'iab-audience-1.1/';

/** The highest id of that version. */
const LAST_NODE = 1679;

/** The number of a node, such as 644 of `iab-audience-1.1/644`; undefined for what can be none. */
export const nodeNumber = (id: string): number | undefined => {
  const digits = id.startsWith(IAB_AUDIENCE) ? id.slice(IAB_AUDIENCE.length) : '';
  const number = /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : 0;
  return number >= 1 && number <= LAST_NODE ? number : undefined;
};

/** Can this be the id of a node of the taxonomy, such as `iab-audience-1.1/644`? */
export const isAudienceNode = (id: string): boolean => nodeNumber(id) !== undefined;

/** The category that a node is of; undefined for an ordinary one. */
export const categoryOfNode = (id: string): CategoryName | undefined => {
  const number = nodeNumber(id);
  if (number === undefined) return undefined;
  const found = Object.entries(SENSITIVE).find(([, ranges]) =>
    ranges.some(([first, last]) => number >= first && number <= last),
  );
  return found?.[0] as CategoryName | undefined;
};
