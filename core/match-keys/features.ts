import type { PersonPart } from '#core/identifiers/person-parts.ts';

/** What people write of themselves and where they live, and how each part of it is compared. */
export const FIELDS = ['given', 'surname', 'birth', 'location', 'number', 'street'] as const;
export type Field = (typeof FIELDS)[number];

/**
 * What is derived of a person, by the field of which its agreement proves something. Postcode and place prove the same
 * field, so that the better of them counts and never their sum.
 */
export const FEATURE_FIELDS = {
  given_name: 'given',
  given_sound: 'given',
  given_canonical: 'given',
  given_initial: 'given',
  surname: 'surname',
  surname_sound: 'surname',
  surname_start: 'surname',
  birth_date: 'birth',
  birth_year_day: 'birth',
  birth_digits: 'birth',
  birth_year: 'birth',
  birth_month_day: 'birth',
  postcode: 'location',
  postcode_start: 'location',
  place: 'location',
  place_sound: 'location',
  house_number: 'number',
  street: 'street',
  street_sound: 'street',
} as const satisfies Readonly<Record<string, Field>>;
export type Feature = keyof typeof FEATURE_FIELDS;

/** All features, in one order. */
export const FEATURES = Object.keys(FEATURE_FIELDS) as [Feature, ...Feature[]];

/** A person as a file describes them, part by part, before anything is derived; `birth_date` is written YYYY-MM-DD. */
export type DescribedPerson = Readonly<Partial<Record<PersonPart, string>>>;

/** The features of a person; one that cannot be derived is left out. */
export type PersonFeatures = Readonly<Partial<Record<Feature, string>>>;
