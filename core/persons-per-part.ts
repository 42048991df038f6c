/** Persons of part n of a drop are numbered from n × this, so that an earlier part has the lower numbers. */
export const PERSONS_PER_PART = 2 ** 32;
