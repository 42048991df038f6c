/** The columns of a file that describes people, and what of them is which part. */
export const HEADER = 'mail,first,last,dob,zip,town,street,no,seg';
/** The mapping of its columns. */
export const PARTS = {
  ...{ given_name: 'first', surname: 'last', birth_date: 'dob', postcode: 'zip' },
  ...{ place: 'town', street: 'street', house_number: 'no' },
};

/** What is said of somebody in place of what is made up. */
export type Cells = Partial<Record<keyof typeof PARTS | 'mail', string>>;

/** Somebody like nobody else, but for what is said; `seg` is a value of the party's attribute. */
export const line = (seg: string, n: number, cells: Cells = {}): string =>
  [
    cells.mail ?? `p${n}@example.org`,
    cells.given_name ?? `Ann${String.fromCharCode(97 + (n % 26))}`,
    cells.surname ?? `Bell${String.fromCharCode(97 + (Math.floor(n / 26) % 26))}${n}`,
    cells.birth_date ?? `19${50 + (n % 40)}-0${1 + (n % 9)}-${10 + (n % 19)}`,
    cells.postcode ?? String(10_000 + n * 7),
    cells.place ?? `Town${n}`,
    cells.street ?? `Road${n}`,
    cells.house_number ?? String(1 + n),
    seg,
  ]
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');

const LONG = 'x'.repeat(10_000);
const TEXTS = [
  LONG,
  '\u{1f600}',
  '\u202eabc\u202c',
  'a\u0007b',
  'a\u0000b',
  '12345',
  'N/A',
  'unknown',
  '   ',
  '\u0301',
  '=1+1',
];
const DAYS = [
  '30.02.1900',
  '0000-01-01',
  '0001-01-01',
  '31/12/99',
  '1900-01-01',
  '9999-12-31',
  '1990-02-30',
  LONG,
];
/** A cell of each part that says nothing of anybody, or too much. */
export const ABSURD: readonly Cells[] = [
  ...(['given_name', 'surname', 'postcode', 'place', 'street', 'house_number'] as const).flatMap(
    (part) => TEXTS.map((text) => ({ [part]: text })),
  ),
  ...DAYS.map((birth_date) => ({ birth_date })),
];
