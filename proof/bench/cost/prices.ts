import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Price = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  service: z.string().min(1),
  unit: z.string().min(1),
  /** How many units the price is for. */
  per: z.number().positive(),
  usd: z.number().positive(),
  /** Who says so: a page of AWS, or another publisher's copy of its price list. */
  confirmed: z.enum(['vendor', 'copy']),
  source: z.url({ protocol: /^https$/ }),
});

/** The list prices that the table of costs is made of. */
export const PriceList = z.strictObject({
  region: z.string(),
  currency: z.literal('USD'),
  readOn: z.iso.date(),
  note: z.string(),
  prices: z.array(Price).min(1),
});
export type PriceList = z.infer<typeof PriceList>;

/** Where the prices stand, from the root of the repository. */
export const PRICES = 'docs/cost/prices.json';

/** Reads the prices. Throws if one is malformed or stands there twice. */
export const readPrices = (): PriceList => {
  const url = new URL(`../../../${PRICES}`, import.meta.url);
  const list = PriceList.parse(JSON.parse(readFileSync(url, 'utf8')));
  if (new Set(list.prices.map(({ id }) => id)).size < list.prices.length)
    throw new Error(`${PRICES} holds a price twice`);
  return list;
};
