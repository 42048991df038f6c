import { faker } from '@faker-js/faker/locale/en_GB';

/** Names and company domains that people are put together from. */
export interface NamePools {
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly companyDomains: readonly string[];
}

const POOL_SIZE = 400;
const SHORTEST_SLUG = 3;

/** The letters of a name in lower case, as they stand in an e-mail address. */
export const slugOf = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

const poolOf = (make: () => string): readonly string[] =>
  faker.helpers.uniqueArray(make, POOL_SIZE).filter((name) => slugOf(name).length >= SHORTEST_SLUG);

// `.example` is reserved (RFC 2606), so that no real company is named.
const companyDomain = (): string =>
  `${slugOf(faker.person.lastName())}-${slugOf(faker.commerce.department())}.example`;

/** Draws the pools from the seed. faker is too slow to be asked for every row. */
export const namePools = (seed: number): NamePools => {
  // Two 32-bit halves: faker would cut a larger seed.
  faker.seed([seed >>> 0, Math.floor(seed / 2 ** 32)]);
  return {
    firstNames: poolOf(() => faker.person.firstName()),
    lastNames: poolOf(() => faker.person.lastName()),
    companyDomains: poolOf(companyDomain),
  };
};
