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

/** Rare surnames are more than any dictionary has: the beginning of one and the end of another make one up. */
const RARE_SURNAMES = 6_000;
const SHORTEST = 6;

const rareSurnames = (names: readonly string[]): readonly string[] => {
  const long = names.filter((name) => /^\p{L}+$/u.test(name) && name.length >= SHORTEST);
  return Array.from({ length: RARE_SURNAMES }, (_, at) => {
    const [first = '', second = ''] = [mix32(2 * at + 1), mix32(2 * at + 2)].map(
      (bits) => long[bits % long.length] ?? '',
    );
    return first.slice(0, first.length - 3) + second.slice(-3);
  });
};

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
    surname: byFrequency(once(common.surnames, surnames, rareSurnames(surnames)), SHIFTS.surname),
    woman: firstNames('female', common.women),
    man: firstNames('male', common.men),
    street: byFrequency(once(common.streets, made(STREETS, streetOf[country])), SHIFTS.street),
    places: once(common.places, placesOf(country)),
  };
};

/** Reads the dictionaries of every country; the same each time. */
export const wordPools = (): Readonly<Record<Country, WordPools>> =>
  Object.fromEntries(COUNTRIES.map((country) => [country, poolsOf(country)])) as Record<
    Country,
    WordPools
  >;
