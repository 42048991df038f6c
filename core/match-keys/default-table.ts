import { MatchTable } from '#core/match-keys/match-table.ts';

/**
 * The table that comes with the room: keys and points of which a search found most people and few wrong pairs in FEBRL 3 and
 * in a million made-up people (`airlock sample people --seed 5`); judged on neither of them.
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
    ['birth_date', 'house_number'],
    ['postcode', 'house_number'],
    ['given_sound', 'surname_start', 'birth_month_day'],
    ['given_canonical', 'house_number', 'street_sound'],
    ['given_canonical', 'surname_start', 'postcode_start'],
    ['surname_sound', 'postcode'],
  ],
  points: {
    given_name: 84,
    given_sound: 36,
    given_canonical: 81,
    given_initial: 32,
    surname: 100,
    surname_sound: 100,
    surname_start: 52,
    birth_date: 150,
    birth_year_day: 87,
    birth_digits: 88,
    birth_year: 26,
    birth_month_day: 68,
    postcode: 96,
    postcode_start: 55,
    place: 117,
    place_sound: 113,
    house_number: 105,
    street: 89,
    street_sound: 49,
  },
  unproven: { given: -48, surname: -32, birth: -25, location: -60, number: -5, street: -10 },
  identifier: 400,
});
