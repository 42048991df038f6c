/** The columns of a file that a person is described by; each may be missing. */
export const PERSON_PARTS = [
  'given_name',
  'surname',
  'birth_date',
  'postcode',
  'place',
  'street',
  'house_number',
] as const;

/** One of them. */
export type PersonPart = (typeof PERSON_PARTS)[number];
