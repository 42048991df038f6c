import { choiceByRate, seededDraw } from '#sample/draws.ts';
import { slugOf } from '#sample/names.ts';
import type { ListPeople } from './list-people.ts';
import type { MadeUpPeople, MadeUpPerson } from './made-up-people.ts';
import { type ListSide, type StatedPerson, statedBy } from './stated-people.ts';

/** What the files of made-up people are called. */
export const LIST_FILES = {
  brand: 'brand-people.csv',
  publisher: 'publisher-people.csv',
} as const;

/** One of the two lists: its header, and the row of a person. */
export interface ListFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly row: (person: MadeUpPerson) => readonly string[];
}

/** Of what both lists are made. */
export interface ListSource {
  readonly seed: number;
  readonly people: MadeUpPeople;
  readonly list: ListPeople;
  /** Share of the people of a list with an e-mail address, from 0 to 1. */
  readonly emails: number;
}

const HEADERS: Readonly<Record<ListSide, readonly string[]>> = {
  brand: [
    ...['Customer ID', 'First Name', 'Last Name', 'Date of Birth', 'Postcode', 'Town'],
    ...['Street', 'House Number', 'E-mail', 'Tier'],
  ],
  publisher: [
    ...['member', 'given_name', 'family_name', 'born', 'zip', 'city'],
    ...['street', 'number', 'email', 'device'],
  ],
};

/** Values of the attribute of each list. */
const ATTRIBUTES = {
  brand: choiceByRate({ gold: 0.1, silver: 0.3 }, 'bronze'),
  publisher: choiceByRate({ desktop: 0.3, tablet: 0.15 }, 'mobile'),
} as const;

/** The id of a person in a list. */
export const idOf = (side: ListSide, number: number): string =>
  `${side === 'brand' ? 'C' : 'M'}${100_001 + number}`;

/** Those who gave both parties an address, and not the same one. */
const OTHER_ADDRESS = 0.2;

/** Makes the address of a person in a list; empty for those who gave none. `.example` is nobody's (RFC 2606). */
const emailOf = ({ seed, emails }: ListSource, side: ListSide) => {
  const given = seededDraw(seed, `households/${side}/email`);
  const other = seededDraw(seed, 'households/email/other');
  return ({ person, given: first, surname }: MadeUpPerson): string => {
    if (given(person) >= emails) return '';
    const host = side === 'publisher' && other(person) < OTHER_ADDRESS ? 'second' : 'mail';
    return `${slugOf(first)}.${slugOf(surname)}${person}@${host}.example`;
  };
};

/** The brand writes dates as people of Europe do, the publisher as programs do. */
const dayOf = (side: ListSide, iso: string): string =>
  side === 'brand' && iso !== '' ? iso.split('-').reverse().join('/') : iso;

/** Makes a list of made-up people. */
export const listFile = (source: ListSource, side: ListSide): ListFile => {
  const { seed, people, list } = source;
  const stated = statedBy({ seed, side }, people);
  const email = emailOf(source, side);
  const attribute = seededDraw(seed, `households/${side}/attribute`);
  return {
    name: LIST_FILES[side],
    header: HEADERS[side],
    row: (is) => {
      const { parts }: StatedPerson = stated(is);
      return [
        idOf(side, list.numberOf(side, is.person)),
        ...[parts.given_name, parts.surname, dayOf(side, parts.birth_date)],
        ...[parts.postcode, parts.place, parts.street, parts.house_number],
        ...[email(is), ATTRIBUTES[side](attribute(is.person))],
      ];
    },
  };
};
