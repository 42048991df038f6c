/** What a document of a party can hold. */
export type Plain =
  | string
  | number
  | boolean
  | readonly Plain[]
  | { readonly [name: string]: Plain };

/** A document with a text put into one of its places, and the name of that place. */
export interface Spoilt {
  readonly place: string;
  readonly document: Plain;
}

const isRecord = (value: Plain): value is { readonly [name: string]: Plain } =>
  typeof value === 'object' && !Array.isArray(value);

const inList = (list: readonly Plain[], text: string): Spoilt[] =>
  list.flatMap((item, at) =>
    spoiltBy(item, text).map(({ place, document }) => ({
      place: `[${at}]${place}`,
      document: list.with(at, document),
    })),
  );

const inRecord = (record: { readonly [name: string]: Plain }, text: string): Spoilt[] => {
  const entries = Object.entries(record);
  const withEntry = (at: number, entry: [string, Plain]): Plain =>
    Object.fromEntries(entries.with(at, entry));
  return [
    { place: ' with one key more', document: Object.fromEntries([...entries, [text, 'x']]) },
    ...entries.flatMap(([name, value], at) => [
      { place: `.${name} by another name`, document: withEntry(at, [text, value]) },
      ...spoiltBy(value, text).map(({ place, document }) => ({
        place: `.${name}${place}`,
        document: withEntry(at, [name, document]),
      })),
    ]),
  ];
};

/** The document once for each of its places (every value, every key, one key more) with the text in it. */
export const spoiltBy = (document: Plain, text: string): readonly Spoilt[] => {
  const whole = { place: '', document: text };
  if (Array.isArray(document)) return [whole, ...inList(document, text)];
  return isRecord(document) ? [whole, ...inRecord(document, text)] : [whole];
};
