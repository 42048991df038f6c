import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import type { DescribedPerson, PersonFeatures } from '#core/match-keys/features.ts';

/** A row of a file: whose it is, which no feature comes from, and what is derived of it. */
export interface KnownPerson {
  readonly human: string;
  readonly features: PersonFeatures;
}

type Row = Readonly<Record<string, string>>;

/** The people of a CSV file; what stands around a value is no part of it. */
const readPeople = (
  file: string,
  { human, described }: { human: (row: Row) => string; described: (row: Row) => DescribedPerson },
): readonly KnownPerson[] =>
  parse<Row>(readFileSync(file), { columns: true, trim: true }).map((row) => ({
    human: human(row),
    features: deriveFeatures(described(row)),
  }));

const described = (parts: Readonly<Record<string, string | undefined>>): DescribedPerson =>
  Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined));

/** FEBRL: `rec-7-org` and `rec-7-dup-0` are one human. The number of social security stays unread. */
export const readFebrl = (file: string): readonly KnownPerson[] =>
  readPeople(file, {
    human: ({ rec_id = '' }) => rec_id.split('-')[1] ?? '',
    described: (row) =>
      described({
        given_name: row.given_name,
        surname: row.surname,
        birth_date: row.date_of_birth?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
        postcode: row.postcode,
        place: row.suburb,
        street: row.address_1,
        house_number: row.street_number,
      }),
  });

/** OpenLinkToken: the same number of social security says who is one human, and is compared with nobody's. */
export const readOpenLinkToken = (file: string): readonly KnownPerson[] =>
  readPeople(file, {
    human: ({ SocialSecurityNumber = '' }) => SocialSecurityNumber,
    described: (row) =>
      described({
        given_name: row.FirstName,
        surname: row.LastName,
        birth_date: row.BirthDate,
        postcode: row.PostalCode,
      }),
  });
