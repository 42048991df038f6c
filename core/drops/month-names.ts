import { folded } from '#core/drops/fold.ts';

/** Languages whose names of months are known. No two of them use one name for two months. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];

/** Shortest abbreviation that is read. */
const SHORTEST = 3;

const fullNames = (): readonly (readonly [string, number])[] =>
  LANGUAGES.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, at): [string, number] => [
      folded(format.format(Date.UTC(2001, at, 1))),
      at + 1,
    ]);
  });

/** Every beginning of a name; one that begins two months (`jui`) means none. */
const beginnings = (): ReadonlyMap<string, number> => {
  const months = new Map<string, number>();
  const ambiguous = new Set<string>();
  for (const [name, month] of fullNames())
    for (let length = SHORTEST; length <= name.length; length += 1) {
      const start = name.slice(0, length);
      if ((months.get(start) ?? month) !== month) ambiguous.add(start);
      months.set(start, month);
    }
  for (const start of ambiguous) months.delete(start);
  return months;
};

let known: ReadonlyMap<string, number> | undefined;

/** The month (from 1) of a name or its abbreviation, in any case: `Dec`, `décembre`, `Dez.`. */
export const monthOfName = (text: string): number | undefined => {
  known ??= beginnings();
  return known.get(folded(text).replace(/\.$/, ''));
};
