/** Everything that one look at a room brought, each value by its place. */
export type Look = ReadonlyMap<string, string>;

/** A document as values by place; those of a list by position. */
export const lookAt = (what: string, document: unknown): Look => {
  const found = new Map<string, string>();
  const visit = (place: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) visit(`${place}.${name}`, inner);
    else found.set(place, JSON.stringify(value) ?? 'undefined');
  };
  visit(what, document);
  return found;
};

/** Several looks as one. */
export const together = (...looks: readonly Look[]): Look =>
  new Map(looks.flatMap((look) => [...look]));

/** A look at each of two worlds, one after the other, and whatever is told twice is told alike. */
export interface Round {
  readonly without: Look;
  readonly with: Look;
}

/**
 * Places whose value is the same in each room of one world and another in each room of the other: whoever has
 * them can tell the worlds apart. What is drawn, or keyed with a room's own key, differs from room to room and
 * is none of them.
 */
export const tellingPlaces = (rounds: readonly Round[]): readonly string[] => {
  const values = (world: keyof Round, place: string) =>
    new Set(rounds.map((round) => round[world].get(place)));
  const places = new Set(
    rounds.flatMap((round) => [...round.without.keys(), ...round.with.keys()]),
  );
  return [...places].filter((place) => {
    const [without, present] = [values('without', place), values('with', place)];
    return without.size === 1 && present.size === 1 && !present.has([...without][0]);
  });
};

/** A place without positions, so that a report names each kind of field once. */
export const fieldOf = (place: string): string => place.replaceAll(/\.\d+(?=\.|$)/g, '');
