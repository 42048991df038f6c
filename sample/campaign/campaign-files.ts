import { csvRecord } from '#core/drops/csv-record.ts';
import { permutationOf } from '#sample/draws.ts';
import { CAMPAIGN, campaignPeople } from './campaign-people.ts';
import { campaignTruth } from './campaign-truth.ts';

/** What the files of the example are called. */
export const CAMPAIGN_FILES = {
  brand: 'brand-customers.csv',
  publisher: 'publisher-audience.csv',
} as const;

const { seed, shared, brandPeople, publisherPeople } = CAMPAIGN;

const emailOf = (person: number): string => `p${person}@example.org`;

const csvText = (
  header: readonly string[],
  people: readonly number[],
  fields: (person: number) => readonly string[],
): string =>
  [header, ...people.map((person) => [emailOf(person), ...fields(person)])].map(csvRecord).join('');

/** So many people, in an order of their own: files that are lined up would tell who is on both. */
const shuffled = (side: keyof typeof CAMPAIGN_FILES, count: number): readonly number[] => {
  const placeOf = permutationOf(seed, `campaign/${side}/order`, count);
  return Array.from({ length: count }, (_, position) => placeOf(position));
};

/** Everything that is made for `examples/campaign/`, by the names of files: both lists and what is true of them. */
export const campaignFiles = (): Readonly<Record<string, string>> => {
  const personOf = campaignPeople();
  const audience = shuffled('publisher', publisherPeople).map((place) =>
    place < shared ? place : brandPeople + place - shared,
  );
  return {
    [CAMPAIGN_FILES.brand]: csvText(
      ['E-mail', 'District', 'Bought'],
      shuffled('brand', brandPeople),
      (person) => {
        const { district, bought } = personOf(person);
        return [district, bought ? 'yes' : 'no'];
      },
    ),
    [CAMPAIGN_FILES.publisher]: csvText(['email', 'arm'], audience, (person) => [
      personOf(person).arm,
    ]),
    'truth.json': `${JSON.stringify(campaignTruth(), null, 2)}\n`,
  };
};
