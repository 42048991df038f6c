import { PERSON_PARTS, type PersonPart } from '#core/identifiers/person-parts.ts';
import { birthFeatures } from '#core/match-keys/birth-features.ts';
import type { DescribedPerson, Feature, PersonFeatures } from '#core/match-keys/features.ts';
import { givenFeatures, surnameFeatures } from '#core/match-keys/name-features.ts';
import { placeFeatures, postcodeFeatures } from '#core/match-keys/place-features.ts';
import { streetFeatures } from '#core/match-keys/street-features.ts';

/**
 * The features of a person, each of the parts that it comes from; what is empty, a filler or unreadable gives none. Never
 * throws, whatever the text.
 */
export const deriveFeatures = (person: DescribedPerson): PersonFeatures => {
  const derived: PersonFeatures = {
    ...givenFeatures(person.given_name),
    ...surnameFeatures(person.surname),
    ...birthFeatures(person.birth_date),
    ...postcodeFeatures(person.postcode),
    ...placeFeatures(person.place),
    ...streetFeatures(person.street, person.house_number),
  };
  const known = Object.entries(derived).filter(
    (entry): entry is [Feature, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return Object.fromEntries(known);
};

/** A feature that each part has, if it has any. */
const SHOWN_BY: Readonly<Record<PersonPart, Feature>> = {
  ...{ given_name: 'given_initial', surname: 'surname', birth_date: 'birth_date' },
  ...{ postcode: 'postcode', place: 'place', street: 'street', house_number: 'house_number' },
};

/** The parts of a person that nothing is derived of: too long, without a letter, a date that stands for none. */
export const unusedParts = (
  person: DescribedPerson,
  features: PersonFeatures,
): readonly PersonPart[] =>
  PERSON_PARTS.filter(
    (part) => person[part] !== undefined && features[SHOWN_BY[part]] === undefined,
  );
