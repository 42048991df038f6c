import type { Faker } from '@faker-js/faker';
import { faker as de } from '@faker-js/faker/locale/de';
import { faker as gb } from '@faker-js/faker/locale/en_GB';
import { faker as es } from '@faker-js/faker/locale/es';
import { faker as fr } from '@faker-js/faker/locale/fr';
import { mix32 } from '#sample/draws.ts';
import { byFrequency, shuffled } from './frequent.ts';
import { COUNTRIES, type Country, FREQUENT_WORDS } from './frequent-words.ts';

/** A word of a country, by a draw in [0, 1). */
type Chooser = (draw: number) => string;

/** Of what the people of a country and their addresses are put together. Places are by rank, the largest first. */
export interface WordPools {
  readonly surname: Chooser;
  readonly woman: Chooser;
  readonly man: Chooser;
  readonly street: Chooser;
  readonly places: readonly string[];
}

const FAKERS: Readonly<Record<Country, Faker>> = { GB: gb, FR: fr, DE: de, ES: es };

const SHORTEST = 6;

/** Rare names are more than any dictionary has: the beginning of one and the end of another make one up. */
const rareNames = (names: readonly string[], many: number): readonly string[] => {
  const long = names.filter((name) => /^\p{L}+$/u.test(name) && name.length >= SHORTEST);
  return Array.from({ length: many }, (_, at) => {
    const [first = '', second = ''] = [mix32(2 * at + 1), mix32(2 * at + 2)].map(
      (bits) => long[bits % long.length] ?? '',
    );
    const cut = 2 + (at % 3);
    return first.slice(0, first.length - cut) + second.slice(-cut);
  });
};

const RARE_SURNAMES = 6_000;

/**
 * Post towns of Royal Mail, communes of INSEE, Gemeinden of Destatis, municipios of INE, in round numbers: most people
 * live in none of the large ones.
 */
const PLACES: Readonly<Record<Country, number>> = { GB: 1_500, FR: 34_900, DE: 10_800, ES: 8_100 };

const once = (...lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(lists.flat()),
];

const namesOf = (list: { readonly [key: string]: unknown } | null | undefined, key: string) => {
  const names = list?.[key];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
};

/** How many streets of a country have names that others have too. */
const STREETS = 1_500;

const made = (many: number, make: () => string): readonly string[] =>
  Array.from({ length: many }, make);

const ENGLISH_PLACES = 500;

const streetOf: Readonly<Record<Country, () => string>> = {
  GB: () => gb.location.street(),
  FR: () => fr.location.street(),
  DE: () =>
    de.location
      .street()
      .replace(/str\.$/, 'straße')
      .replace(/Str\.$/, 'Straße'),
  ES: () =>
    `${es.helpers.arrayElement(['Calle', 'Avenida', 'Plaza', 'Paseo'])} ${es.person.firstName()}${es.datatype.boolean() ? '' : ` ${es.person.lastName().split(' ')[0]}`}`,
};

const placesOf = (country: Country): readonly string[] => {
  const { city_name: names, city_suffix: endings } = FAKERS[country].rawDefinitions.location ?? {};
  if (country !== 'GB') return shuffled(names ?? []);
  const stems = namesOf(gb.rawDefinitions.person?.last_name, 'generic').filter(
    (name) => name.length < SHORTEST,
  );
  return made(
    ENGLISH_PLACES,
    () => gb.helpers.arrayElement(stems) + gb.helpers.arrayElement(endings ?? ['ton']),
  );
};

/** Large places first, then those that dictionaries know, then as many small ones as there are. */
const allPlaces = (country: Country): readonly string[] => {
  const known = once(FREQUENT_WORDS[country].places, placesOf(country));
  const many = PLACES[country];
  return once(known, rareNames(known, 2 * many)).slice(0, many);
};

/** How much flatter than 1 / rank the most frequent ones are. */
const SHIFTS = { surname: 8, given: 12, street: 2 } as const;

const poolsOf = (country: Country): WordPools => {
  const faker = FAKERS[country];
  const common = FREQUENT_WORDS[country];
  const { first_name: given, last_name: family } = faker.rawDefinitions.person ?? {};
  const surnames = shuffled(namesOf(family, 'generic'));
  faker.seed(1);
  const firstNames = (key: string, most: readonly string[]) =>
    byFrequency(once(most, shuffled(namesOf(given, key))), SHIFTS.given);
  return {
    surname: byFrequency(
      once(common.surnames, surnames, rareNames(surnames, RARE_SURNAMES)),
      SHIFTS.surname,
    ),
    woman: firstNames('female', common.women),
    man: firstNames('male', common.men),
    street: byFrequency(once(common.streets, made(STREETS, streetOf[country])), SHIFTS.street),
    places: allPlaces(country),
  };
};

/** Reads the dictionaries of every country; the same each time. */
export const wordPools = (): Readonly<Record<Country, WordPools>> =>
  Object.fromEntries(COUNTRIES.map((country) => [country, poolsOf(country)])) as Record<
    Country,
    WordPools
  >;
