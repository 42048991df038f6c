/** Regions that a phone number can be of: Intl knows their names, not which of all pairs of letters exist. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const PAIRS = [...LETTERS].flatMap((one) => [...LETTERS].map((two) => one + two));

/** Pairs that Intl names though they are no country of ISO 3166. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['EU', 'EZ', 'QO', 'UK', 'UN', 'XA', 'XB', 'ZZ']);

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');

let known: ReadonlyMap<string, string> | undefined;

const countries = (): ReadonlyMap<string, string> => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const found = PAIRS.filter((pair) => names.of(pair) !== undefined && !NO_COUNTRY.has(pair));
  return new Map([
    ...found.map((pair): [string, string] => [plain(names.of(pair) ?? pair), pair]),
    ...found.map((pair): [string, string] => [pair, pair]),
  ]);
};

/** The two letters (ISO 3166-1) of a country that is written so or by its English name. */
export const countryOf = (text: string): string | undefined => {
  known ??= countries();
  return known.get(plain(text));
};
