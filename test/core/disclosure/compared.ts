import { type Told, type ToldValue, toldValues } from './told-values.ts';

/** All that was told in a room to whoever reads it, and names and sizes of what both parties may list. */
export interface Played {
  readonly told: readonly Told[];
  readonly objects: readonly string[];
}

/** Which values are to be compared. */
export type Keeps = (told: Told, value: ToldValue) => boolean;

/** What was told, document by document, as far as it is to be compared. */
export const kept = ({ told }: Played, keeps: Keeps): readonly object[] =>
  told.map((each) => ({
    [`${each.document.kind} to ${each.reader}`]: Object.fromEntries(
      toldValues(each)
        .filter((value) => keeps(each, value))
        .map(({ place, value }) => [place, value]),
    ),
  }));

/** All but what is keyed, and what the victim reads of its own list or, as a rate, by its size. */
export const foreign =
  (victim: string): Keeps =>
  ({ reader }, { is }) =>
    is !== 'keyed' && !(reader === victim && (is === 'readers-own' || is === 'noised'));

/** The same, and what is noised left out for everybody. */
export const certain =
  (victim: string): Keeps =>
  (told, value) =>
    value.is !== 'noised' && foreign(victim)(told, value);

/** What is noised alone. */
export const noised: Keeps = (_, { is }) => is === 'noised';
