import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DropFolder } from '#adapters/local/drop-folder.ts';
import { openRecords } from '#adapters/local/records/open-records.ts';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { EventMapping } from '#core/drops/event-mapping.ts';
import { Mapping } from '#core/drops/mapping.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import { prepareDrop } from '#core/usecases/drops/prepare-drop.ts';
import { prepareEvents } from '#core/usecases/drops/prepare-events.ts';
import { approveAll, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import type { PlainEvent, PlainHistory } from '#test/reference/plain-question.ts';
import { type Roll, seededRoll } from '#test/support/histories/some-histories.ts';

const DAY = 86_400;
/** Shortly before now: older events are left out of a drop. */
const FIRST_DAY = Math.floor(Date.now() / 1000 / DAY) - 60;

/** A day of the room's events, counted from their first. */
export const dayOf = (day: number): string =>
  new Date((FIRST_DAY + day) * DAY * 1000).toISOString().slice(0, 10);

/** The first second of such a day, by the clocks of Greenwich. */
export const secondOf = (day: number): number => (FIRST_DAY + day) * DAY;

/** Somebody by what either party knows of them, of whom the numbers from 100 to 399 are on both lists. */
interface Somebody extends PlainHistory {
  readonly n: number;
}

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
const EVERYBODY: readonly Somebody[] = (() => {
  const roll = seededRoll('everybody');
  return Array.from({ length: 500 }, (_, n) => somebody(n, roll));
})();

const isOn = (party: keyof typeof LISTS, { n }: Somebody): boolean =>
  n >= LISTS[party][0] && n < LISTS[party][1];

/** The histories of those who are on both lists, whose amounts are clipped as the agreement has it. */
export const MATCHED: readonly PlainHistory[] = EVERYBODY.filter(
  (each) => isOn('brand', each) && isOn('publisher', each),
).map((each) => ({
  ...each,
  conversions: each.conversions.map((event) => ({
    ...event,
    value: Math.min(event.value, 50_000),
  })),
}));

const email = (n: number): string => `person${n}@example.org`;
const written = (at: number): string => new Date(at * 1000).toISOString();

const ROWS = {
  customers: () =>
    EVERYBODY.filter((each) => isOn('brand', each)).map(({ n, people }) => ({
      ...{ Email: email(n), Login: `login-${n}`, tier: valueAt(TIERS, people.tier) },
    })),
  audience: () =>
    EVERYBODY.filter((each) => isOn('publisher', each)).map(({ n, people }) => ({
      ...{ Email: email(n), Cookie: `cookie-${n}`, device: valueAt(DEVICES, people.device) },
    })),
  // Every other event has no login, and is found by its e-mail.
  purchases: () =>
    EVERYBODY.flatMap(({ n, conversions }) =>
      conversions.map(({ at, value, codes }, number) => ({
        ...{ Email: email(n), Login: number % 2 === 0 ? `login-${n}` : '', When: written(at) },
        ...{ Amount: (value / 100).toFixed(2), Order: `${n}-${number}` },
        place: valueAt(PLACES, codes.place),
      })),
    ),
  contacts: () =>
    EVERYBODY.flatMap(({ n, touches }) =>
      touches.map(({ at, codes }, number) => ({
        ...{ Cookie: `cookie-${n}`, When: written(at), Order: `${n}-${number}` },
        ...{ campaign: valueAt(CAMPAIGNS, codes.campaign), type: valueAt(TYPES, codes.type) },
      })),
    ),
};

const MAPPINGS: Readonly<Record<keyof typeof ROWS, object>> = {
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

const deliverList = async (
  { ports, folder, signed }: TestRoom,
  party: string,
  dataset: keyof typeof ROWS,
): Promise<Acceptance> => {
  const place = await mkdtemp(join(folder, 'party-'));
  const [file, out] = [join(place, 'list.ndjson'), join(place, 'drop')];
  await writeFile(
    file,
    ROWS[dataset]()
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
  const source = await openRecords(file, { encoding: 'utf-8', delimiter: undefined });
  const openDrop = (columns: readonly string[]) => DropFolder.open(out, columns);
  const request = { signed, party, dataset, attestation: 'everybody agreed' };
  const isEvents = dataset === 'purchases' || dataset === 'contacts';
  const preparation = isEvents
    ? await prepareEvents({ ...ports, source, openDrop })({
        ...request,
        mapping: EventMapping.parse(MAPPINGS[dataset]),
      })
    : await prepareDrop({ ...ports, source, openDrop })({
        ...request,
        mapping: Mapping.parse(MAPPINGS[dataset]),
      });
  const manifest = preparation.outcome === 'prepared' ? preparation.manifest : undefined;
  return deliverDrop(ports, party, { manifest, pathOf: (name) => join(out, name) });
};

/** A room in which both parties delivered their people and their events. */
export const openEventRoom = async (
  changes: Readonly<Record<string, unknown>>,
): Promise<TestRoom> => {
  const text = eventAgreementText({
    'identifiers.kinds': ['email'],
    'analyses.brand': ['reach', 'conversions', 'attribution', 'value'],
    'analyses.publisher': ['reach'],
    ...changes,
  });
  const room = await openTestRoom({ agreement: parseAgreement(text, 'agreement.yaml') });
  await approveAll(room);
  await deliverList(room, 'brand', 'customers');
  await deliverList(room, 'publisher', 'audience');
  await deliverList(room, 'brand', 'purchases');
  await deliverList(room, 'publisher', 'contacts');
  return room;
};
