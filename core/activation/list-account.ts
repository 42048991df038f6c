import { daysAfter } from '#core/day.ts';
import type { PaidList, RoomState } from '#core/ledger/room-state.ts';
import { type Charge, standingsOf, sumOf } from '#core/privacy/budget.ts';
import type { ListAllowance } from '#core/privacy/list-allowance.ts';

/** Whose people, and when. */
interface About {
  readonly party: string;
  readonly now: Date;
}

const UNIT = 'microEpsilon';

const chargeOf = ({ at, party, microEpsilon }: PaidList): Charge => ({
  ...{ at: new Date(at), asker: party, microEpsilon },
  ...{ nanoRho: 0, attoDelta: 0 },
});

/** What lists cost the people of a party so far. */
export const listChargesOf = (state: RoomState, party: string): readonly Charge[] =>
  [...state.lists.values()].filter((list) => list.party === party).map(chargeOf);

/** Lists of an activation that were paid for in the period that ends now, or for life where there are no days. */
export const listsMade = (
  state: RoomState,
  activation: string,
  span: { readonly days?: number; readonly now: Date },
): number => {
  const lists = [...state.lists.values()].filter((list) => list.activation === activation);
  return countedIn(lists.map(chargeOf), span).length;
};

/** Charges that count in a span: as budgets of answers count them, a minute longer than it says. */
const countedIn = (
  charges: readonly Charge[],
  { days, now }: { readonly days?: number; readonly now: Date },
): readonly Charge[] => {
  const limit = { unit: UNIT, most: 0, ...(days !== undefined && { days }) } as const;
  const [standing] = standingsOf(charges, [limit], { asker: '', share: 0, now });
  return standing?.everybody.counted ?? [];
};

/** What lists told of a party's people, in the period that ends now and in all. */
export const toldByLists = (
  state: RoomState,
  days: number,
  { party, now }: About,
): ListAllowance => {
  const charges = listChargesOf(state, party);
  return { period: sumOf(countedIn(charges, { days, now }), UNIT), life: sumOf(charges, UNIT) };
};

/** What is taken out of the budgets of counts about a party's people: what lists may tell, or more if they told more. */
export const setAsideForLists = (
  state: RoomState,
  { lists, budgetPeriodDays }: { readonly lists: ListAllowance; readonly budgetPeriodDays: number },
  about: About,
): ListAllowance => {
  const told = toldByLists(state, budgetPeriodDays, about);
  return {
    period: Math.max(lists.period, told.period),
    life: Math.max(lists.life, told.life),
  };
};

/** When a list expires. */
export const expiryOf = ({ at, days }: Pick<PaidList, 'at' | 'days'>): string =>
  daysAfter(at, days);

/** Whether its days are over. */
export const isPastExpiry = (list: PaidList, now: Date): boolean =>
  now.getTime() > new Date(expiryOf(list)).getTime();

/** Whether it may be used no more: its days are over, or it ended before that. */
export const hasExpired = (list: PaidList, now: Date): boolean =>
  list.expired || isPastExpiry(list, now);
