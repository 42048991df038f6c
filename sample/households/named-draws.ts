import { type Draw, seededDraw } from '#sample/draws.ts';

/** One independent draw for each purpose, by its name; `area` keeps them apart from those of others. */
export const namedDraws = <Name extends string>(
  { seed, area }: { readonly seed: number; readonly area: string },
  names: readonly Name[],
): Readonly<Record<Name, Draw>> =>
  Object.fromEntries(
    names.map((name) => [name, seededDraw(seed, `households/${area}/${name}`)]),
  ) as Record<Name, Draw>;
