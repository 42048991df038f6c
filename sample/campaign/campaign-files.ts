import { csvRecord } from '#core/drops/csv-record.ts';
import { permutationOf } from '#sample/draws.ts';
import { campaignEvents } from './campaign-events.ts';
import { CAMPAIGN, campaignPeople } from './campaign-people.ts';
import { campaignTruth } from './campaign-truth.ts';
import { historyTruth } from './history-truth.ts';

/** What the files of the example are called. */
export const CAMPAIGN_FILES = {
  brand: 'brand-customers.csv',
  publisher: 'publisher-audience.csv',
} as const;

/** And those of their events, by the list. */
export const CAMPAIGN_EVENTS = {
  'brand.purchases': 'brand-purchases.csv',
  'publisher.contacts': 'publisher-contacts.csv',
} as const;

const { seed, shared, brandPeople, publisherPeople } = CAMPAIGN;

const emailOf = (person: number): string => `p${person}@example.org`;

/** The cookie of somebody, which tells nothing of their number. */
const cookies = (): ((person: number) => string) => {
  const numberOf = permutationOf(seed, 'campaign/cookie', brandPeople + publisherPeople - shared);
  return (person) => `c${10_000 + numberOf(person)}`;
};

/** A cookie of nobody on the list. */
const strangeCookie = (person: number, at: number): string => `s${person}x${at}`;

const csvText = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map(csvRecord).join('');

/** So many people, in an order of their own: files that are lined up would tell who is on both. */
const shuffled = (side: keyof typeof CAMPAIGN_FILES, count: number): readonly number[] => {
  const placeOf = permutationOf(seed, `campaign/${side}/order`, count);
  return Array.from({ length: count }, (_, position) => placeOf(position));
};

const audienceOf = (): readonly number[] =>
  shuffled('publisher', publisherPeople).map((place) =>
    place < shared ? place : brandPeople + place - shared,
  );

/** Both lists of people, whose rows stand in an order of their own. */
const peopleFiles = (): Readonly<Record<string, string>> => {
  const personOf = campaignPeople();
  const cookieOf = cookies();
  return {
    [CAMPAIGN_FILES.brand]: csvText(
      ['E-mail', 'District', 'Bought'],
      shuffled('brand', brandPeople).map((person) => {
        const { district, bought } = personOf(person);
        return [emailOf(person), district, bought ? 'yes' : 'no'];
      }),
    ),
    [CAMPAIGN_FILES.publisher]: csvText(
      ['email', 'cookie', 'arm'],
      audienceOf().map((person) => [emailOf(person), cookieOf(person), personOf(person).arm]),
    ),
  };
};

const timeText = (at: number): string => new Date(at * 1000).toISOString().replace('.000', '');

/** What people did, as either party wrote it down. */
const eventFiles = (): Readonly<Record<string, string>> => {
  const historyOf = campaignEvents();
  const cookieOf = cookies();
  return {
    [CAMPAIGN_EVENTS['brand.purchases']]: csvText(
      ['E-mail', 'When', 'Where', 'Amount'],
      shuffled('brand', brandPeople).flatMap((person) =>
        historyOf(person).purchases.map(({ at, place, cents }) => [
          ...[emailOf(person), timeText(at), place, (cents / 100).toFixed(2)],
        ]),
      ),
    ),
    [CAMPAIGN_EVENTS['publisher.contacts']]: csvText(
      ['cookie', 'shown', 'campaign', 'type'],
      audienceOf().flatMap((person) =>
        historyOf(person).contacts.map(({ at, campaign, type, isKnown }, nth) => [
          ...[isKnown ? cookieOf(person) : strangeCookie(person, nth), String(at), campaign, type],
        ]),
      ),
    ),
  };
};

/** Everything that is made for `examples/campaign/`, by the names of files: all lists and what is true of them. */
export const campaignFiles = (): Readonly<Record<string, string>> => ({
  ...peopleFiles(),
  ...eventFiles(),
  'truth.json': `${JSON.stringify({ ...campaignTruth(), histories: historyTruth() }, null, 2)}\n`,
});
