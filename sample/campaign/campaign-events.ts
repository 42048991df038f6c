import { pickFrom, seededDraw } from '#sample/draws.ts';
import { CAMPAIGN, campaignPeople } from './campaign-people.ts';

const DAY = 86_400;

/**
 * The first second of the campaign. The agreement keeps events for two years, the longest there is: from October 2028 on
 * the example needs a later one.
 */
const BEGINS = Date.UTC(2026, 9, 1) / 1000;

/** Contacts are of the first three weeks; purchases begin on the fifth day, and end with the month. */
const SHOWN_DAYS = 21;
const BOUGHT_FROM_DAY = 4;
const BOUGHT_DAYS = 26;

const CLICKED = 0.2;
const BOUGHT_AGAIN = 0.25;
/** Contacts with a cookie that nobody on the list has. */
const STRANGE = 0.03;

/** Where somebody bought, as the agreement has it. */
export const PLACES = ['web', 'store'] as const;
/** What somebody was shown. */
export const CAMPAIGNS = ['video', 'banner'] as const;

/** One purchase: its second since 1970, where, and for how many cents. */
export interface Purchase {
  readonly at: number;
  readonly place: (typeof PLACES)[number];
  readonly cents: number;
}

/** One contact. Not known is one whose cookie is nobody's on the publisher's list. */
export interface Contact {
  readonly at: number;
  readonly campaign: (typeof CAMPAIGNS)[number];
  readonly type: 'click' | 'seen';
  readonly isKnown: boolean;
}

/** What somebody did, and what they were shown. */
export interface CampaignHistory {
  readonly purchases: readonly Purchase[];
  readonly contacts: readonly Contact[];
}

/** More than the events of anybody, so that each has draws of its own. */
const MOST = 8;

const some = <Event>(person: number, count: number, each: (n: number) => Event): Event[] =>
  Array.from({ length: count }, (_, at) => each(MOST * person + at));

const buying = (): ((n: number) => Purchase) => {
  const of = (what: string) => seededDraw(CAMPAIGN.seed, `campaign/purchase/${what}`);
  const [when, where, amount] = [of('when'), of('where'), of('amount')];
  return (n) => ({
    at: BEGINS + BOUGHT_FROM_DAY * DAY + Math.floor(when(n) * BOUGHT_DAYS * DAY),
    place: where(n) < 0.6 ? 'web' : 'store',
    cents: 500 + Math.floor(amount(n) ** 2 * 9_000),
  });
};

const showing = (): ((n: number) => Omit<Contact, 'campaign'>) => {
  const of = (what: string) => seededDraw(CAMPAIGN.seed, `campaign/contact/${what}`);
  const [when, how, cookie] = [of('when'), of('how'), of('cookie')];
  return (n) => ({
    at: BEGINS + Math.floor(when(n) * SHOWN_DAYS * DAY),
    type: how(n) < CLICKED ? 'click' : 'seen',
    isKnown: cookie(n) >= STRANGE,
  });
};

/** Makes the function that tells what person n did. Who buys, and who is shown what, is as `campaignPeople` has it. */
export const campaignEvents = (): ((person: number) => CampaignHistory) => {
  const personOf = campaignPeople();
  const again = seededDraw(CAMPAIGN.seed, 'campaign/again');
  const often = seededDraw(CAMPAIGN.seed, 'campaign/often');
  const [purchase, contact] = [buying(), showing()];
  return (person) => {
    const { arm, bought } = personOf(person);
    const times = bought ? 1 + Number(again(person) < BOUGHT_AGAIN) : 0;
    const campaign = CAMPAIGNS.find((each) => each === arm);
    return {
      purchases: some(person, times, purchase),
      contacts: campaign
        ? some(person, pickFrom([1, 1, 2, 3], often(person)), (n) => ({ ...contact(n), campaign }))
        : [],
    };
  };
};
