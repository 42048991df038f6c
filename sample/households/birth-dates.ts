import type { Dwelling } from './dwellings.ts';
import { namedDraws } from './named-draws.ts';

/** A day of the calendar. */
export interface BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const OLDEST = 1938;
/** Lists hold nobody who is younger. */
const YOUNGEST = 2007;
/** Where children live with them, parents were born in the first so many years. */
const PARENT_YEARS = 42;
const YEARS_APART = 9;
const YOUNGEST_MOTHER = 20;
const MOTHER_YEARS = 17;
const TWINS = 0.05;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day as ISO 8601 has it. */
export const isoDate = ({ year, month, day }: BirthDate): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Is this member a child of the first two, or of the first one where there is no couple? */
export const isChild = ({ size, member }: Dwelling, couple: boolean): boolean =>
  member > (size === 2 && !couple ? 0 : 1);

/** A household, and whether its first two people are a couple. */
export interface Home {
  readonly dwelling: Dwelling;
  readonly couple: boolean;
}

/** Makes birth dates: couples are of about the same age, children of the next generation, and twins of one day. */
export const birthDateOf = (seed: number): ((home: Home, member: number) => BirthDate) => {
  const draws = namedDraws({ seed, area: 'birth' }, ['year', 'later', 'month', 'day', 'twin']);
  const firstYear = ({ household, size }: Dwelling): number => {
    const draw = (draws.year(household) + draws.later(household)) / 2;
    return OLDEST + Math.floor(draw * (size > 2 ? PARENT_YEARS : YOUNGEST - OLDEST + 1));
  };
  const yearOf = ({ dwelling, couple }: Home, member: number): number => {
    const first = firstYear(dwelling);
    if (member === 0) return first;
    const person = dwelling.household + member;
    const wanted = isChild({ ...dwelling, member }, couple)
      ? first + YOUNGEST_MOTHER + Math.floor(draws.year(person) * MOTHER_YEARS)
      : first - 3 + Math.floor(draws.year(person) * YEARS_APART);
    return Math.min(wanted, YOUNGEST);
  };
  const dateOf = (home: Home, member: number): BirthDate => {
    const person = home.dwelling.household + member;
    if (member > 2 && draws.twin(person) < TWINS) return dateOf(home, member - 1);
    const month = 1 + Math.floor(draws.month(person) * MONTH_DAYS.length);
    const day = 1 + Math.floor(draws.day(person) * (MONTH_DAYS[month - 1] ?? 28));
    return { year: yearOf(home, member), month, day };
  };
  return dateOf;
};
