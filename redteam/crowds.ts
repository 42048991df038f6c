import type { Actor, Deed } from '#redteam/actors.ts';
import { COUNTED, CREDITS, MOST, type Stage } from '#redteam/histories.ts';
import type { Held } from '#redteam/history-game.ts';
import { TARGET } from '#redteam/lab.ts';

/** What everybody but the target spent, in smallest units. */
export const LITTLE = 100;
/** The day on which everybody bought. */
export const BOUGHT = 50;
/** The day on which everybody was touched, before they bought. */
export const TOUCHED = 40;

/** People who each bought once, for next to nothing, after one touch. */
export const littleSpenders = (
  { lab }: Stage,
  { tag = 'known', count, ...what }: { tag?: string; count: number } & Pick<Deed, 'what'>,
): readonly Actor[] =>
  lab.cast.crowd(tag, count).map((person) => ({
    person,
    bought: [{ day: BOUGHT, value: LITTLE }],
    saw: [{ day: TOUCHED, ...what }],
  }));

/** As much as one person can add: the most purchases that count, each for the most that one may. */
export const mostPurchases = (day = BOUGHT): readonly Deed[] =>
  Array.from({ length: COUNTED.conversions }, (_, second) => ({ day, second, value: MOST }));

/** The target, who spends the most, after a touch of that campaign. */
export const spender = ({ lab }: Stage, saw: readonly Deed[] = [{ day: TOUCHED }]): Actor => ({
  person: lab.cast.person(TARGET),
  bought: mostPurchases(),
  saw,
});

/** What so many little spenders hold, and so many targets. */
export const held = (little: number, most: number): Held => ({
  people: little + most,
  conversions: CREDITS * (little + COUNTED.conversions * most),
  amount: LITTLE * little + COUNTED.conversions * MOST * most,
});
