import { MatchTable } from '#core/match-keys/match-table.ts';

/**
 * The table that comes with the room: learned from FEBRL 3 and made-up households (`airlock match learn`), and judged on
 * neither of them.
 */
export const DEFAULT_TABLE: MatchTable = MatchTable.parse({
  airlock: 1,
  name: 'airlock-default-1',
  keys: [
    ['birth_date', 'postcode'],
    ['surname_start', 'birth_date'],
    ['given_name', 'place_sound'],
    ['given_initial', 'surname_start', 'house_number'],
    ['birth_year_day', 'street_sound'],
    ['given_sound', 'birth_date'],
    ['postcode', 'street_sound'],
    ['birth_digits', 'place_sound'],
    ['house_number', 'place_sound'],
    ['given_sound', 'surname_start', 'postcode_start'],
    ['given_initial', 'surname_sound', 'birth_year'],
    ['surname_start', 'place'],
    ['birth_date', 'house_number'],
    ['given_name', 'house_number', 'street_sound'],
    ['postcode', 'house_number'],
    ['birth_year_day', 'postcode_start'],
  ],
  points: {
    given_name: 82,
    given_sound: 73,
    given_canonical: 75,
    given_initial: 37,
    surname: 100,
    surname_sound: 94,
    surname_start: 83,
    birth_date: 137,
    birth_year_day: 111,
    birth_digits: 100,
    birth_year: 63,
    postcode: 121,
    postcode_start: 93,
    place: 117,
    place_sound: 113,
    house_number: 80,
    street: 89,
    street_sound: 87,
  },
  unproven: { given: -28, surname: -27, birth: -45, location: -33, number: -24, street: -21 },
  identifier: 400,
});
