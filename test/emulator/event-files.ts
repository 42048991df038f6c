import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 24 * 60 * 60 * 1_000;

type Line = readonly (string | number)[];

/** The files of two parties, as each exports them: lists of people, and events of these. */
export const EVENT_FILES = {
  customers: { party: 'brand', columns: ['E-mail', 'Cookie', 'App', 'Tier'] },
  purchases: { party: 'brand', columns: ['Cookie', 'E-mail', 'When', 'Amount', 'Place'] },
  audience: { party: 'publisher', columns: ['Mail', 'Id', 'Device'] },
  contacts: { party: 'publisher', columns: ['Id', 'When', 'Campaign', 'Type'] },
} as const;
export type EventFile = keyof typeof EVENT_FILES;

/** How their columns become what the agreement of the room declares. */
const EVENT_MAPPINGS: Readonly<Record<EventFile, string>> = {
  customers: 'identifiers: { email: E-mail }\nbridges: [Cookie, App]\nattributes: { tier: Tier }\n',
  purchases:
    'identifiers: { email: E-mail }\nbridges: [Cookie]\ntime: When\nvalue: { column: Amount, currency: EUR }\nattributes: { place: Place }\n',
  audience: 'identifiers: { email: Mail }\nbridges: [Id]\nattributes: { device: Device }\n',
  contacts: 'bridges: [Id]\ntime: When\nattributes: { campaign: Campaign, type: Type }\n',
};

const PEOPLE = 1_000;
const SHARED_FROM = 200;

const mail = (n: number): string => `person${n}@example.org`;

/** No two events of a person are at one second. */
const timeOf = (from: number, n: number, nth: number): string =>
  new Date(from + ((n * 7_919 + nth * 433_494) % 8_000_000) * 1_000).toISOString();

const purchasesOf = (from: number, n: number): readonly Line[] =>
  Array.from({ length: n % 4 }, (_, nth) => {
    // By the cookie, by the app, or by the e-mail, which the brand has of all of them.
    const ids =
      [
        [`c-${n}`, ''],
        [`a-${n}`, ''],
        ['', mail(n)],
      ][(n + nth) % 3] ?? [];
    return [
      ...ids,
      timeOf(from, n, nth),
      `${(n * 37 + nth * 11) % 600}.25`,
      (n * 5 + nth) % 3 === 0 ? 'store' : 'web',
    ];
  });

const contactsOf = (from: number, n: number): readonly Line[] =>
  Array.from({ length: (n * 3) % 5 }, (_, nth) => [
    `p-${n}`,
    timeOf(from, n * 3, nth + 5),
    (n + nth) % 3 === 0 ? 'other' : 'spring',
    (n + 2 * nth) % 4 === 0 ? 'click' : 'seen',
  ]);

const rowsOf = (from: number): Readonly<Record<EventFile, readonly Line[]>> => {
  const brand = Array.from({ length: PEOPLE }, (_, n) => n);
  const publisher = brand.map((n) => n + SHARED_FROM);
  return {
    customers: brand.map((n) => [mail(n), `c-${n}`, `a-${n}`, n % 3 === 0 ? 'gold' : 'silver']),
    purchases: brand.flatMap((n) => purchasesOf(from, n)),
    audience: publisher.map((n) => [mail(n), `p-${n}`, n % 2 === 0 ? 'mobile' : 'desktop']),
    contacts: publisher.flatMap((n) => contactsOf(from, n)),
  };
};

/** Writes all files, with events of the last hundred days, and their mappings; answers where they lie. */
export const writeEventFiles = async (
  folder: string,
  now: Date,
): Promise<Readonly<Record<EventFile, string>>> => {
  const rows = rowsOf(now.getTime() - 100 * DAY_MS);
  const paths = {} as Record<EventFile, string>;
  for (const [name, { columns }] of Object.entries(EVENT_FILES)) {
    const file = name as EventFile;
    paths[file] = join(folder, `${file}.csv`);
    const lines = [columns, ...rows[file]].map((line) => `${line.join(',')}\n`);
    await writeFile(paths[file], lines.join(''));
    await writeFile(join(folder, `${file}-mapping.yaml`), EVENT_MAPPINGS[file]);
  }
  return paths;
};
