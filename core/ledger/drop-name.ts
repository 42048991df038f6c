/** What became of a drop is noted for its own dataset: anybody who reads the ledger could use an id again. */
export const dropName = (of: {
  readonly party: string;
  readonly dataset: string;
  readonly drop: string;
}): string => `${of.party}.${of.dataset}.${of.drop}`;
