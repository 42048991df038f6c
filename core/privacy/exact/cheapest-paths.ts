/** A directed network of the nodes 0 to `size` - 1. */
export interface Network {
  readonly size: number;
  /** What a step costs; `Infinity` where there is none. Never negative. */
  readonly price: (from: number, to: number) => number;
}

/** The cheapest way from one node to every other. */
export interface Paths {
  readonly priceTo: (node: number) => number;
  /** The nodes on the way, both ends included; empty when there is no way. */
  readonly wayTo: (node: number) => readonly number[];
}

interface Search {
  readonly price: number[];
  readonly previous: number[];
  readonly open: Set<number>;
}

const takeNearest = ({ price, open }: Search): number | undefined => {
  let nearest: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const node of open) {
    const cost = price[node] ?? least;
    if (cost < least) [nearest, least] = [node, cost];
  }
  if (nearest !== undefined) open.delete(nearest);
  return nearest;
};

const relax = (network: Network, search: Search, node: number): void => {
  const soFar = search.price[node] ?? 0;
  for (const next of search.open) {
    const price = soFar + network.price(node, next);
    if (price < (search.price[next] ?? 0)) {
      search.price[next] = price;
      search.previous[next] = node;
    }
  }
};

const wayBack = (search: Search, node: number): readonly number[] => {
  if (search.price[node] === Number.POSITIVE_INFINITY) return [];
  const way = [];
  for (let at = node; at >= 0; at = search.previous[at] ?? -1) way.unshift(at);
  return way;
};

/**
 * Dijkstra's algorithm on a dense network (1959): the cheapest paths from one node. Ties go to the
 * node with the lower number, so the same network always gives the same paths.
 */
export const cheapestPaths = (network: Network, from: number): Paths => {
  const price = new Array<number>(network.size).fill(Number.POSITIVE_INFINITY);
  price[from] = 0;
  const search: Search = { price, previous: [], open: new Set(price.keys()) };
  for (let node = takeNearest(search); node !== undefined; node = takeNearest(search)) {
    relax(network, search, node);
  }
  return {
    priceTo: (node) => price[node] ?? Number.POSITIVE_INFINITY,
    wayTo: (node) => wayBack(search, node),
  };
};
