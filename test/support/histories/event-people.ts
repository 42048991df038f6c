import type { PlainEvent, PlainHistory } from '#test/reference/plain-question.ts';
import { type Roll, seededRoll } from './some-histories.ts';

const DAY = 86_400;
/** Shortly before now: older events are left out of a drop. */
const FIRST_DAY = Math.floor(Date.now() / 1000 / DAY) - 60;

/** A day of the room's events, counted from their first. */
export const dayOf = (day: number): string =>
  new Date((FIRST_DAY + day) * DAY * 1000).toISOString().slice(0, 10);

/** The first second of such a day, by the clocks of Greenwich. */
export const secondOf = (day: number): number => (FIRST_DAY + day) * DAY;

/** Somebody by what either party knows of them, of whom the numbers from 100 to 399 are on both lists. */
export interface Somebody extends PlainHistory {
  readonly n: number;
}

/** The most that one event counts for, in cents. */
export const CLIP = 50_000;

const LISTS = { brand: [0, 400], publisher: [100, 500] } as const;

const TIERS = ['gold', 'silver'];
const DEVICES = ['desktop', 'mobile'];
const PLACES = ['store', 'web'];
const CAMPAIGNS = ['other', 'spring'];
const TYPES = ['click', 'seen'];

const valueAt = (values: readonly string[], code = 1): string => values[code - 1] ?? '';

const some = (count: number, each: () => PlainEvent): PlainEvent[] =>
  Array.from({ length: count }, each);

/** At noon, so that it is the same day in either zone, and any second of an hour. */
const someTime = (roll: Roll): number => secondOf(roll(40)) + DAY / 2 + roll(60);

const somebody = (n: number, roll: Roll): Somebody => ({
  n,
  people: { tier: 1 + (n % 2), device: 1 + (n % 4 < 2 ? 0 : 1) },
  conversions: some(roll(4), () => ({
    ...{ at: someTime(roll), value: 100 * roll(700), codes: { place: 1 + roll(2) } },
  })),
  touches: some(roll(6), () => ({
    ...{ at: someTime(roll), value: 0, codes: { campaign: 1 + roll(2), type: 1 + roll(2) } },
  })),
});

/** Everybody, and what each did. */
export const EVERYBODY: readonly Somebody[] = (() => {
  const roll = seededRoll('everybody');
  return Array.from({ length: 500 }, (_, n) => somebody(n, roll));
})();

const isOn = (party: keyof typeof LISTS, { n }: Somebody): boolean =>
  n >= LISTS[party][0] && n < LISTS[party][1];

/** The histories of those who are on both lists, whose amounts are clipped as the agreement has it. */
export const matchedOf = (people: readonly Somebody[]): readonly PlainHistory[] =>
  people
    .filter((each) => isOn('brand', each) && isOn('publisher', each))
    .map((each) => ({
      ...each,
      conversions: each.conversions.map((event) => ({
        ...event,
        value: Math.min(event.value, CLIP),
      })),
    }));

const email = (n: number): string => `person${n}@example.org`;
const written = (at: number): string => new Date(at * 1000).toISOString();

/** A row of a party's file, by its columns. */
export type FileRow = Readonly<Record<string, string>>;

/** The lists of the room: those of people first, since events are told of a list that is there. */
export const EVENT_LISTS = ['customers', 'audience', 'purchases', 'contacts'] as const;
export type EventList = (typeof EVENT_LISTS)[number];

/** Whose list each is. */
export const PARTY_OF: Readonly<Record<EventList, 'brand' | 'publisher'>> = {
  ...{ customers: 'brand', purchases: 'brand' },
  ...{ audience: 'publisher', contacts: 'publisher' },
};

/** The files of both parties. */
export const ROWS: Readonly<
  Record<EventList, (people: readonly Somebody[]) => readonly FileRow[]>
> = {
  customers: (people) =>
    people
      .filter((each) => isOn('brand', each))
      .map(({ n, people: { tier } }) => ({
        ...{ Email: email(n), Login: `login-${n}`, tier: valueAt(TIERS, tier) },
      })),
  audience: (people) =>
    people
      .filter((each) => isOn('publisher', each))
      .map(({ n, people: { device } }) => ({
        ...{ Email: email(n), Cookie: `cookie-${n}`, device: valueAt(DEVICES, device) },
      })),
  // Every other event has no login, and is found by its e-mail.
  purchases: (people) =>
    people.flatMap(({ n, conversions }) =>
      conversions.map(({ at, value, codes }, number) => ({
        ...{ Email: email(n), Login: number % 2 === 0 ? `login-${n}` : '', When: written(at) },
        ...{ Amount: (value / 100).toFixed(2), Order: `${n}-${number}` },
        place: valueAt(PLACES, codes.place),
      })),
    ),
  contacts: (people) =>
    people.flatMap(({ n, touches }) =>
      touches.map(({ at, codes }, number) => ({
        ...{ Cookie: `cookie-${n}`, When: written(at), Order: `${n}-${number}` },
        ...{ campaign: valueAt(CAMPAIGNS, codes.campaign), type: valueAt(TYPES, codes.type) },
      })),
    ),
};

/** How the columns of each are mapped. */
export const MAPPINGS: Readonly<Record<EventList, object>> = {
  customers: { identifiers: { email: 'Email' }, bridges: ['Login'], attributes: { tier: 'tier' } },
  audience: {
    ...{ identifiers: { email: 'Email' }, bridges: ['Cookie'], attributes: { device: 'device' } },
  },
  purchases: {
    ...{ identifiers: { email: 'Email' }, bridges: ['Login'], time: 'When', eventId: 'Order' },
    ...{ value: { column: 'Amount', currency: 'EUR' }, attributes: { place: 'place' } },
  },
  contacts: {
    ...{ bridges: ['Cookie'], time: 'When', eventId: 'Order' },
    attributes: { campaign: 'campaign', type: 'type' },
  },
};

/** What the agreement of such a room has of its own. */
export const EVENT_TERMS = {
  'identifiers.kinds': ['email'],
  'analyses.brand': ['reach', 'conversions', 'attribution', 'value'],
  'analyses.publisher': ['reach'],
} as const;
