import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '#core/sha256.ts';
import type { Party } from '#proof/smoke/end-to-end/journey.ts';
import { ATTRIBUTE_VALUES } from '#sample/people.ts';

/** Columns as the mappings of the example name them. */
const HEADERS: Readonly<Record<Party, readonly string[]>> = {
  brand: ['E-mail', 'Mobile Phone', 'Loyalty Tier', 'Region', 'Marketing Consent'],
  publisher: ['email_sha256', 'phone', 'device', 'age_band'],
};

const emailOf = (person: number): string => `person${person}@example.org`;

/** British mobile numbers, as many as six digits tell apart. */
const phoneOf = (person: number): string => `+447400${String(person).padStart(6, '0')}`;

const valuesOf = (party: Party, person: number): readonly string[] =>
  Object.values(ATTRIBUTE_VALUES[party]).map((values) => values[person % values.length] ?? '');

const rowOf = (party: Party, person: number): readonly string[] =>
  party === 'brand'
    ? [emailOf(person), phoneOf(person), ...valuesOf(party, person), 'yes']
    : [sha256(emailOf(person)), phoneOf(person), ...valuesOf(party, person)];

/** Some people of a list. */
export interface People {
  readonly party: Party;
  readonly first: number;
  readonly count: number;
}

/**
 * Writes a list without dirt: everybody has one row, one e-mail and one number, so that lists of as many
 * people have as many tokens. Answers the file.
 */
export const makeUpList = async (
  folder: string,
  { party, first, count }: People,
): Promise<string> => {
  const rows = Array.from({ length: count }, (_, at) => rowOf(party, first + at));
  const path = join(folder, `${party}-${first}.csv`);
  await writeFile(path, [HEADERS[party], ...rows].map((row) => `${row.join(',')}\n`).join(''));
  return path;
};
