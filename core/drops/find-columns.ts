/** A name as two columns are alike by it: in one form of Unicode, without the blanks around it. */
const exact = (name: string): string => name.normalize('NFC').trim();

/** A name as people mean it: whatever its case, its blanks, and marks that nobody sees. */
const loose = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();

const placesBy = (
  names: readonly string[],
  key: (name: string) => string,
): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  names.forEach((name, at) => {
    const found = places.get(key(name));
    if (found) found.push(at);
    else places.set(key(name), [at]);
  });
  return places;
};

/**
 * The places of each wanted column in a header: all that have just this name, for several columns may
 * share one (`Email, Email`, as upload templates have them); if none has, those that have it but for case,
 * blanks and marks that nobody sees. Empty where there is none.
 */
export const findColumns = (
  names: readonly string[],
  wanted: readonly string[],
): readonly (readonly number[])[] => {
  const exactly = placesBy(names, exact);
  const loosely = placesBy(names, loose);
  return wanted.map((name) => exactly.get(exact(name)) ?? loosely.get(loose(name)) ?? []);
};

/** Whether columns that were found for one name have different names, of which it could mean either. */
export const areAmbiguous = (names: readonly string[], places: readonly number[]): boolean =>
  new Set(places.map((at) => exact(names[at] ?? ''))).size > 1;

/** Each name once, as it stands first; columns without a name have none to be mapped by. */
export const distinctNames = (names: readonly string[]): readonly string[] =>
  [...new Map(names.map((name) => [exact(name), name.trim()] as const).reverse()).values()]
    .reverse()
    .filter((name) => name !== '');
