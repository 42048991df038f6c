import type { PriceList } from './prices.ts';

/**
 * AWS Clean Rooms bills a query by units and seconds: 32 units unless one chooses others, a minute at least, and
 * twice as much with its differential privacy.
 */
const UNITS = 32;
const HOURS = 1 / 60;

/** The least that one query costs there, at a price of the list. */
export const leastCleanRoomsQuery = (
  { prices }: PriceList,
  price: 'clean-rooms-crpu' | 'clean-rooms-crpu-other' = 'clean-rooms-crpu',
): number => {
  const found = prices.find(({ id }) => id === price);
  if (!found) throw new Error(`there is no price "${price}"`);
  return found.usd * UNITS * HOURS;
};
