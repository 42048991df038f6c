import {
  CAMPAIGNS,
  type CampaignHistory,
  type Contact,
  campaignEvents,
  PLACES,
  type Purchase,
} from './campaign-events.ts';
import { CAMPAIGN } from './campaign-people.ts';

const DAY = 86_400;

/** For how many days a contact counts, as the agreement has it; of several a click goes before a view. */
const LOOK_BACK_DAYS = { click: 30, seen: 14 };

/** People, their conversions, and what these were worth. */
export interface Credited {
  people: number;
  conversions: number;
  cents: number;
}

/** What a room is asked of histories, of the people on both lists. No room knows it. */
export interface HistoryTruth {
  /** People who were shown a campaign, by which. */
  readonly reached: Readonly<Record<string, number>>;
  /** Everybody, by whether they were shown one, and whether and where they bought: `yes/web`. */
  readonly converted: Readonly<Record<string, number>>;
  /** What is credited to which campaign, or to nobody. Nobody was shown two. */
  readonly credited: Readonly<Record<string, Credited>>;
  /** What was bought where. */
  readonly bought: Readonly<Record<string, Credited>>;
}

const counts = ({ at, type }: Contact, purchase: Purchase): boolean =>
  at <= purchase.at && purchase.at <= at + LOOK_BACK_DAYS[type] * DAY;

const known = ({ contacts }: CampaignHistory): readonly Contact[] =>
  contacts.filter(({ isKnown }) => isKnown);

/** Where somebody bought first, after a contact that counts if they had any. */
const convertedOf = (history: CampaignHistory): string => {
  const seen = known(history);
  const first = history.purchases
    .toSorted((one, other) => one.at - other.at)
    .find((each) => seen.length === 0 || seen.some((contact) => counts(contact, each)));
  return `${seen.length > 0 ? 'yes' : 'no'}/${first?.place ?? 'no'}`;
};

const creditedTo = (history: CampaignHistory, purchase: Purchase): string =>
  known(history).find((contact) => counts(contact, purchase))?.campaign ?? 'nobody';

/** Adds what somebody bought to a table, by what each purchase is counted under. */
const addBought = (
  table: Record<string, Credited>,
  { purchases }: CampaignHistory,
  nameOf: (purchase: Purchase) => string,
): void => {
  for (const [name, bought] of Map.groupBy(purchases, nameOf)) {
    const row = table[name];
    if (!row) throw new Error(`no row "${name}"`);
    row.people += 1;
    row.conversions += bought.length;
    row.cents += bought.reduce((sum, { cents }) => sum + cents, 0);
  }
};

const nothing = (names: readonly string[]): Record<string, Credited> =>
  Object.fromEntries(names.map((name) => [name, { people: 0, conversions: 0, cents: 0 }]));

/** Counts what is true of the histories of the people on both lists, one by one. */
export const historyTruth = (): HistoryTruth => {
  const historyOf = campaignEvents();
  const reached: Record<string, number> = Object.fromEntries(CAMPAIGNS.map((name) => [name, 0]));
  const converted: Record<string, number> = {};
  const credited = nothing([...CAMPAIGNS, 'nobody']);
  const bought = nothing(PLACES);
  for (let person = 0; person < CAMPAIGN.shared; person += 1) {
    const history = historyOf(person);
    const [contact] = known(history);
    if (contact) reached[contact.campaign] = (reached[contact.campaign] ?? 0) + 1;
    const cell = convertedOf(history);
    converted[cell] = (converted[cell] ?? 0) + 1;
    addBought(credited, history, (purchase) => creditedTo(history, purchase));
    addBought(bought, history, ({ place }) => place);
  }
  return { reached, converted, credited, bought };
};
