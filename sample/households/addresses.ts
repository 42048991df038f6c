import { choiceByRate, mix32, seededDraw } from '#sample/draws.ts';
import { byFrequency } from './frequent.ts';
import type { Country } from './frequent-words.ts';
import { namedDraws } from './named-draws.ts';
import type { WordPools } from './word-pools.ts';

/** Where somebody lives. */
export interface Address {
  readonly street: string;
  readonly number: string;
  readonly postcode: string;
  readonly place: string;
}

const COUNTRY_SHARES = { GB: 0.3, DE: 0.27, FR: 0.23 } as const;

/** The place of rank r has so many streets, the smallest one eight. */
const streetsOf = (rank: number): number => Math.max(8, Math.round(6_000 / (rank + 1)));

/** Streets that have a postcode together; in Great Britain every street has one of its own. */
const STREETS_A_POSTCODE = 60;
const HIGHEST_NUMBER = 140;
const LETTERED = 0.04;
const UINT32_VALUES = 2 ** 32;

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const letter = (bits: number): string => LETTERS[bits % LETTERS.length] ?? 'A';

/** In the form of Royal Mail: two letters of the place, its district, and a unit. */
const britishPostcode = (rank: number, street: number): string => {
  const place = mix32(rank + 7);
  const unit = mix32(mix32(rank) ^ street);
  const district = 1 + (Math.floor(street / STREETS_A_POSTCODE) % 40);
  return `${letter(place)}${letter(place >>> 8)}${district} ${unit % 10}${letter(unit >>> 8)}${letter(unit >>> 16)}`;
};

/** Of five digits: the first three are those of the place, or of several small ones, which may share all five. */
const digitPostcode = (rank: number, street: number): string => {
  const area = 10 + (mix32(rank + 31) % 900);
  const first = 10 * (mix32(rank + 61) % 10);
  const office = (first + Math.floor(street / STREETS_A_POSTCODE)) % 100;
  return `${String(area).padStart(3, '0')}${String(office).padStart(2, '0')}`;
};

/** What an address of a country is made of. */
interface Streets {
  readonly rank: (draw: number) => number;
  readonly pools: WordPools;
  readonly country: Country;
}

const nameOf = ({ pools, country }: Streets, rank: number, street: number): string =>
  pools.street(
    mix32(mix32(street + 1) ^ mix32(rank + country.charCodeAt(0) * 1_000)) / UINT32_VALUES,
  );

/** Makes the country in which a house stands. */
export const countryOf = (seed: number): ((house: number) => Country) => {
  const draw = seededDraw(seed, 'households/country');
  const choose = choiceByRate(COUNTRY_SHARES, 'ES');
  return (house) => choose(draw(house));
};

/**
 * Makes the addresses of a purpose. Large places have more people and more streets, streets have names that others have
 * too, and a house has the same postcode for all who live in it.
 */
export const addressOf = (
  { seed, purpose }: { readonly seed: number; readonly purpose: string },
  pools: Readonly<Record<Country, WordPools>>,
): ((country: Country, n: number) => Address) => {
  const draws = namedDraws({ seed, area: `address/${purpose}` }, [
    'place',
    'street',
    'number',
    'letter',
  ]);
  const streets = Object.fromEntries(
    Object.entries(pools).map(([country, each]) => [
      country,
      {
        country,
        pools: each,
        rank: byFrequency(
          each.places.map((_, rank) => rank),
          3,
        ),
      },
    ]),
  ) as Record<Country, Streets>;
  return (country, n) => {
    const own = streets[country];
    const rank = own.rank(draws.place(n));
    const street = Math.floor(draws.street(n) * streetsOf(rank));
    const number = 1 + Math.floor(HIGHEST_NUMBER * draws.number(n) ** 2);
    const lettered = draws.letter(n) < LETTERED ? 'b' : '';
    return {
      street: nameOf(own, rank, street),
      number: `${number}${lettered}`,
      postcode: country === 'GB' ? britishPostcode(rank, street) : digitPostcode(rank, street),
      place: own.pools.places[rank] ?? '',
    };
  };
};
