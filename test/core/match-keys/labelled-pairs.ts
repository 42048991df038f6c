import type { PersonFeatures } from '#core/match-keys/features.ts';
import type { LabelledPeople } from '#core/match-keys/labelled-people.ts';

/** Two lists in which the n-th person is the same one, made by a function each. */
export const labelledPairs = (
  many: number,
  brand: (n: number) => PersonFeatures,
  publisher: (n: number) => PersonFeatures = brand,
): LabelledPeople => ({
  brand: Array.from({ length: many }, (_, n) => brand(n)),
  publisher: Array.from({ length: many }, (_, n) => publisher(n)),
  brandOf: new Map(Array.from({ length: many }, (_, n) => [n, n])),
});
