import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { SeededBytes } from '#redteam/dice.ts';
import type { PlainEvent, PlainHistory, PlainQuestion } from '#test/reference/plain-question.ts';

/** A whole number below a limit, by chance. */
export type Roll = (limit: number) => number;

/** Chance that is the same for the same seed. */
export const seededRoll = (seed: string): Roll => {
  const source = new UniformSource(new SeededBytes(seed));
  return (limit) => source.below(limit);
};

const DAY = 86_400;
/** Few days, and on each few seconds: so that many events are of one time, and look-backs end at others to the second. */
const someTime = (roll: Roll): number => roll(16) * DAY + roll(2);

const some = <Each>(count: number, each: () => Each): Each[] => Array.from({ length: count }, each);

const conversion = (roll: Roll): PlainEvent => ({
  at: someTime(roll),
  value: roll(5) === 0 ? 0 : roll(1_000),
  codes: { place: 1 + roll(2) },
});

const touch = (roll: Roll): PlainEvent => ({
  at: someTime(roll),
  value: 0,
  codes: { campaign: 1 + roll(3), type: 1 + roll(2) },
});

/** A history of a few events, of which some are equal in everything. */
export const someHistory = (roll: Roll): PlainHistory => {
  const touches = some(roll(9), () => touch(roll));
  return {
    people: { tier: 1 + roll(2), device: 1 + roll(2) },
    conversions: some(roll(6), () => conversion(roll)),
    touches: [...touches, ...touches.slice(0, roll(4) === 0 ? 1 : 0)],
  };
};

/** Every way in which the histories of pairs are counted. */
export const METHODS = [
  ...(['reach', 'conversions', 'value', 'event-lift'] as const),
  ...(['last', 'u-shaped', 'even', 'decay'] as const),
];

const eventOf = (method: PlainQuestion['method'], roll: Roll): PlainQuestion['event'] => {
  if (method === 'reach') return roll(3) === 0 ? undefined : 'campaign';
  if (method === 'event-lift') return undefined;
  if (method === 'conversions' || method === 'value') return roll(2) === 0 ? undefined : 'place';
  return 'campaign';
};

const ATTRIBUTES = { tier: 2, device: 2, place: 2, campaign: 5, type: 2 } as const;
/** How many values each attribute of such histories has. */
export const sizeOf = (attribute: string): number =>
  ATTRIBUTES[attribute as keyof typeof ATTRIBUTES];

/** The arms of an experiment are values of an attribute of the publisher's people. */
const peopleOf = (method: PlainQuestion['method'], roll: Roll): readonly string[] =>
  method === 'event-lift' ? ['device'] : ['tier', 'device'].filter(() => roll(3) === 0).slice(0, 1);

const someFilters = (roll: Roll, names: readonly string[]): PlainQuestion['where'] =>
  names
    .filter(() => roll(4) === 0)
    .map((attribute) => ({ attribute, codes: [1 + roll(sizeOf(attribute))] }));

/** What a question of that method can be limited by. */
const readBy = (method: PlainQuestion['method']): readonly string[] => {
  const people = ['tier', 'device'];
  if (method === 'reach') return [...people, 'campaign', 'type'];
  if (method === 'event-lift') return ['place'];
  return method === 'value' ? [...people, 'place'] : [...people, 'place', 'campaign', 'type'];
};

/** What these make of events is a place of the cells too. */
const MADE: readonly string[] = ['reach', 'event-lift'];

const placesOf = ({ people, event, where, method }: PlainQuestion): number => {
  const by = [...people, ...(event === undefined ? [] : [event])];
  const derived = method === 'conversions' ? (event ? 1 : 2) : Number(MADE.includes(method));
  return by.length + derived + where.filter(({ attribute }) => !by.includes(attribute)).length;
};

const PLACES = 4;

/** Any question that there are places for. */
export const someQuestion = (roll: Roll, method?: PlainQuestion['method']): PlainQuestion => {
  for (;;) {
    const asked = method ?? METHODS[roll(METHODS.length)] ?? 'reach';
    const from = roll(3) === 0 ? 0 : someTime(roll);
    const event = eventOf(asked, roll);
    const question: PlainQuestion = {
      method: asked,
      people: peopleOf(asked, roll),
      ...(event !== undefined && { event }),
      ...{ from, to: roll(3) === 0 ? 100 * DAY : from + someTime(roll) + 1 },
      where: someFilters(roll, readBy(asked)),
      ...(roll(4) > 0 && { type: 'type' }),
      days: { 1: roll(5), 2: roll(9) },
      priority: { 1: 1 + roll(3), 2: 1 + roll(3) },
      ...{ c: 1 + roll(4), t: 1 + roll(8), values: 1 + roll(3) },
      ...(roll(2) === 0 && { frequency: event === undefined ? [0, 1, 3] : [1, 2, 4] }),
    };
    if (placesOf(question) <= PLACES) return question;
  }
};
