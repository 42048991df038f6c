import type { PersonPart } from '#core/identifiers/person-parts.ts';
import { seededDraw } from '#sample/draws.ts';
import { type BirthDate, isoDate } from './birth-dates.ts';
import type { MadeUpPeople, MadeUpPerson } from './made-up-people.ts';
import { misdialled, mistyped } from './mistypes.ts';
import { nicknamesOf } from './nicknames.ts';

/** The two lists: that of the brand is the older one, before people moved and married. */
export type ListSide = 'brand' | 'publisher';

/** Everything that tells two rows of one person apart, and how many of the people of each list it befalls. */
export const DIFFERENCES = {
  moved: { brand: 0, publisher: 0.04 },
  'household-moved': { brand: 0, publisher: 0.05 },
  'surname-changed': { brand: 0, publisher: 0.02 },
  nickname: { brand: 0.06, publisher: 0.1 },
  initial: { brand: 0.015, publisher: 0.025 },
  'given-typo': { brand: 0.025, publisher: 0.035 },
  'given-missing': { brand: 0.004, publisher: 0.006 },
  'surname-typo': { brand: 0.03, publisher: 0.04 },
  'second-surname-missing': { brand: 0.15, publisher: 0.35 },
  transliterated: { brand: 0.03, publisher: 0.12 },
  'names-swapped': { brand: 0.006, publisher: 0.01 },
  'day-month-swapped': { brand: 0.006, publisher: 0.012 },
  'birth-typo': { brand: 0.01, publisher: 0.015 },
  'birth-missing': { brand: 0.05, publisher: 0.1 },
  'postcode-typo': { brand: 0.012, publisher: 0.02 },
  'postcode-missing': { brand: 0.02, publisher: 0.04 },
  'place-typo': { brand: 0.02, publisher: 0.025 },
  'street-typo': { brand: 0.03, publisher: 0.04 },
  'number-wrong': { brand: 0.012, publisher: 0.02 },
  'street-missing': { brand: 0.04, publisher: 0.12 },
} as const satisfies Readonly<Record<string, Readonly<Record<ListSide, number>>>>;
export type Difference = keyof typeof DIFFERENCES;

/** A person as one list has them. */
export interface StatedPerson {
  readonly parts: Readonly<Record<PersonPart, string>>;
  /** What of it is not as the person is. */
  readonly differs: readonly Difference[];
}

type Parts = Record<PersonPart, string>;

/** What a difference is made from. A draw is the person's own, of this list and difference. */
interface Cause {
  readonly is: MadeUpPerson;
  readonly people: MadeUpPeople;
  readonly draw: number;
}

/** Changes the parts, or leaves them where the person has nothing of the kind. */
type Change = (parts: Parts, cause: Cause) => void;

const retyped =
  (part: PersonPart, type: (text: string, draw: number) => string): Change =>
  (parts, { draw }) => {
    if (parts[part] !== '') parts[part] = type(parts[part], draw);
  };

const left =
  (...out: readonly PersonPart[]): Change =>
  (parts) => {
    for (const part of out) parts[part] = '';
  };

const lives = (parts: Parts, { people, is }: Cause, n: number): void => {
  const { number, ...address } = people.newAddress(is.country, n);
  Object.assign(parts, address, { house_number: number });
};

const GERMAN: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const transliterate = (text: string): string =>
  text.replaceAll(/[äöüß]/g, (letter) => GERMAN[letter] ?? letter);

/** The oldest who still change their name by a wedding between two lists. */
const WEDDINGS_FROM = 1960;
const LAST_MONTH = 12;

const swapped = ({ year, month, day }: BirthDate): string =>
  isoDate(day > LAST_MONTH ? { year, month, day } : { year, month: day, day: month });

/** In the order in which they happen to somebody: first to the person, and then to the list. */
const CHANGES: Readonly<Record<Difference, Change>> = {
  moved: (parts, cause) => lives(parts, cause, 2 * cause.is.person),
  'household-moved': (parts, cause) => lives(parts, cause, 2 * cause.is.household + 1),
  'surname-changed': (parts, { is, people, draw }) => {
    if (is.woman && is.country !== 'ES' && is.birth.year >= WEDDINGS_FROM)
      parts.surname = people.surname(is.country, draw);
  },
  nickname: (parts, { draw }) => {
    const names = nicknamesOf(parts.given_name);
    parts.given_name = names[Math.floor(draw * names.length)] ?? parts.given_name;
  },
  initial: (parts) => {
    parts.given_name = `${parts.given_name.charAt(0)}.`;
  },
  'given-typo': retyped('given_name', mistyped),
  'given-missing': left('given_name'),
  'surname-typo': retyped('surname', mistyped),
  'second-surname-missing': (parts, { is }) => {
    if (is.country === 'ES') parts.surname = parts.surname.split(' ')[0] ?? '';
  },
  transliterated: (parts, { is }) => {
    if (is.country !== 'DE') return;
    for (const part of ['given_name', 'surname', 'place', 'street'] as const)
      parts[part] = transliterate(parts[part]);
  },
  'names-swapped': (parts) => {
    [parts.given_name, parts.surname] = [parts.surname, parts.given_name];
  },
  'day-month-swapped': (parts, { is }) => {
    parts.birth_date = swapped(is.birth);
  },
  'birth-typo': (parts, { is, draw }) => {
    const { year, month, day } = is.birth;
    const other = 1 + ((day + Math.floor(draw * 26)) % 28);
    parts.birth_date = isoDate(
      draw < 0.5 ? { year, month, day: other } : { year: year + (day % 2 ? 1 : -1), month, day },
    );
  },
  'birth-missing': left('birth_date'),
  'postcode-typo': retyped('postcode', misdialled),
  'postcode-missing': left('postcode'),
  'place-typo': retyped('place', mistyped),
  'street-typo': retyped('street', mistyped),
  'number-wrong': retyped('house_number', misdialled),
  'street-missing': left('street', 'house_number'),
};

const partsOf = ({ given, surname, birth, address }: MadeUpPerson): Parts => ({
  given_name: given,
  surname,
  birth_date: isoDate(birth),
  postcode: address.postcode,
  place: address.place,
  street: address.street,
  house_number: address.number,
});

/** A second draw from one that fell below a rate: uniform again. */
const within = (draw: number, rate: number): number => draw / rate;

/** Makes the function that says what a list has of somebody. */
export const statedBy = (
  { seed, side }: { readonly seed: number; readonly side: ListSide },
  people: MadeUpPeople,
): ((is: MadeUpPerson) => StatedPerson) => {
  const causes = (Object.keys(DIFFERENCES) as Difference[]).map((name) => ({
    name,
    rate: DIFFERENCES[name][side],
    draw: seededDraw(seed, `households/${side}/${name}`),
    change: CHANGES[name],
  }));
  return (is) => {
    const parts = partsOf(is);
    const differs: Difference[] = [];
    for (const { name, rate, draw, change } of causes) {
      const drawn = draw(name === 'household-moved' ? is.household : is.person);
      if (drawn >= rate) continue;
      const before = Object.values(parts).join('|');
      change(parts, { is, people, draw: within(drawn, rate) });
      if (Object.values(parts).join('|') !== before) differs.push(name);
    }
    return { parts, differs };
  };
};
