import type { HistoryCells } from '#core/analyses/history-sensitivity.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { plainCells } from '#test/reference/histories.ts';
import type { PlainCount, PlainEvent, PlainQuestion } from '#test/reference/plain-question.ts';
import { type ModelLists, matchPairs } from './match-model.ts';

const DAY = 86_400;
const DAYS = 7;
const VALUE = 999;

const bought = (day: number, place = 1): PlainEvent => ({
  ...{ at: day * DAY, value: VALUE, codes: { place } },
});
const seen = (day: number, campaign: number): PlainEvent => ({
  ...{ at: day * DAY, value: 0, codes: { campaign } },
});

/** What somebody of the counted list may be: the values of these rows are their names. */
export const BUYERS: Readonly<Record<string, { tier: number; events: readonly PlainEvent[] }>> = {
  early: { tier: 1, events: [bought(10)] },
  late: { tier: 2, events: [bought(21, 2)] },
  both: { tier: 1, events: [bought(10), bought(20, 2)] },
  silver: { tier: 2, events: [bought(10, 2), bought(20)] },
  again: { tier: 1, events: [bought(40), bought(50)] },
  none: { tier: 1, events: [] },
};

/** What somebody of the other list may be. */
export const SEEING: Readonly<Record<string, readonly PlainEvent[]>> = {
  before: [seen(9, 1)],
  after: [seen(20, 2)],
  two: [seen(9, 1), seen(19, 2)],
  others: [seen(9, 3), seen(19, 4)],
  one: [seen(9, 5), seen(19, 5)],
  same: [seen(9, 4), seen(19, 4)],
  four: [seen(9, 1), seen(19, 2), seen(39, 3), seen(49, 4)],
  lately: [seen(39, 1), seen(49, 2)],
  nothing: [],
};

/** Half of them are on another device, of which each is an arm. */
const DEVICE_2 = ['after', 'others', 'same', 'nothing'];

/** The device of somebody of the other list. */
export const deviceOf = (seeing: string): number => (DEVICE_2.includes(seeing) ? 2 : 1);

/** A question with what its cells are made of. */
export interface HistoryCase extends Omit<HistoryCells, 'kinds'> {
  readonly question: PlainQuestion;
  /** The most that a pair adds to all cells, of credits and of the amount. */
  readonly most: { readonly credits: number; readonly amount: number };
}

const asked = (
  method: PlainQuestion['method'],
  own: Partial<PlainQuestion> = {},
): PlainQuestion => ({
  ...{ method, people: [], from: 0, to: 100 * DAY, where: [] },
  ...{ days: { 1: DAYS }, priority: { 1: 1 }, c: 2, t: 4, values: 1 },
  ...own,
});

const BOTH = { counted: true, other: true };
const NOTHING = { credits: 0, amount: 0 };
const SUMS = { credits: 2_000, amount: 2 * VALUE };

/** Questions of every shape that there is. */
export const CASES: Readonly<Record<string, HistoryCase>> = {
  'reach by campaign, the first': {
    question: asked('reach', { event: 'campaign' }),
    ...{ perPair: 1, decides: { counted: false, other: true }, most: NOTHING },
  },
  'reach by campaign, the first two': {
    question: asked('reach', { event: 'campaign', values: 2 }),
    ...{ perPair: 2, decides: { counted: false, other: true }, most: NOTHING },
  },
  'reach by campaign and tier': {
    question: asked('reach', { event: 'campaign', people: ['tier'] }),
    ...{ perPair: 1, decides: BOTH, most: NOTHING },
  },
  conversions: {
    question: asked('conversions'),
    ...{ perPair: 1, decides: BOTH, most: NOTHING },
  },
  'conversions by place and tier': {
    question: asked('conversions', { event: 'place', people: ['tier'] }),
    ...{ perPair: 1, decides: BOTH, most: NOTHING },
  },
  'value by tier': {
    question: asked('value', { people: ['tier'] }),
    ...{ perPair: 1, decides: { counted: true, other: false }, most: { ...SUMS, credits: 0 } },
  },
  'value by place': {
    question: asked('value', { event: 'place' }),
    ...{ perPair: 2, decides: { counted: true, other: false }, most: { ...SUMS, credits: 0 } },
  },
  'event-lift': {
    question: asked('event-lift', { people: ['device'] }),
    ...{ perPair: 1, decides: BOTH, most: { ...SUMS, credits: 0 } },
  },
  'last touch': {
    question: asked('last', { event: 'campaign' }),
    ...{ perPair: 2, decides: BOTH, most: SUMS },
  },
  'even, of two touches': {
    question: asked('even', { event: 'campaign', t: 2 }),
    ...{ perPair: 4, decides: BOTH, most: SUMS },
  },
};

/** Cells with what all pairs add to them. */
export type HistoryTotals = ReadonlyMap<string, PlainCount>;

/** What a question counts of two settled lists, whose values are names of the above. */
export const historyTotals = (
  { counted, other }: ModelLists,
  { question }: HistoryCase,
): HistoryTotals => {
  const totals = new Map<string, PlainCount>();
  for (const [person, match] of matchPairs(counted, other)) {
    const buyer = BUYERS[person.value];
    const history = {
      people: { tier: buyer?.tier ?? 1, device: deviceOf(match.value) },
      conversions: buyer?.events ?? [],
      touches: SEEING[match.value] ?? [],
    };
    for (const [cell, more] of plainCells(history, question)) {
      const { people, credits, amount } = totals.get(cell) ?? { people: 0, credits: 0, amount: 0 };
      totals.set(cell, {
        people: people + more.people,
        credits: credits + more.credits,
        amount: amount + more.amount,
      });
    }
  }
  return totals;
};

/** By how much each cell of a measure differs, in steps; largest first, and those that do not left out. */
export const changeIn = (
  measure: keyof PlainCount,
  [one, other]: readonly [HistoryTotals, HistoryTotals],
  step = 1,
): ChangeVector => {
  const steps = (totals: HistoryTotals, cell: string): number =>
    Math.round((totals.get(cell)?.[measure] ?? 0) / step);
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((cell) => Math.abs(steps(one, cell) - steps(other, cell)))
    .filter((change) => change > 0)
    .sort((a, b) => b - a);
};
