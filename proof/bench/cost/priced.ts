import type { PriceList } from './prices.ts';

/** One line of a bill. */
export interface CostLine {
  readonly what: string;
  readonly price: string;
  readonly quantity: number;
  readonly usd: number;
}

/** A line before its price is looked up. */
export type Draft = readonly [what: string, price: string, quantity: number];

/** The lines of a bill; what there is none of is left out. Throws for a price that is not in the list. */
export const priced = (drafts: readonly Draft[], { prices }: PriceList): readonly CostLine[] =>
  drafts
    .filter(([, , quantity]) => quantity > 0)
    .map(([what, id, quantity]) => {
      const price = prices.find((each) => each.id === id);
      if (!price) throw new Error(`there is no price "${id}"`);
      return { what, price: id, quantity, usd: (quantity / price.per) * price.usd };
    });

/** The sum of lines. */
export const totalOf = (lines: readonly CostLine[]): number =>
  lines.reduce((total, { usd }) => total + usd, 0);
