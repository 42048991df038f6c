import type {
  PlainCells,
  PlainCount,
  PlainEvent,
  PlainHistory,
  PlainQuestion,
} from '#test/reference/plain-question.ts';

const DAY = 86_400;

/** Compares by time, then by attributes (the last by name first), then by value. */
const byTime = (one: PlainEvent, other: PlainEvent): number => {
  if (one.at !== other.at) return one.at - other.at;
  for (const name of Object.keys(one.codes).sort().reverse()) {
    const [a = 0, b = 0] = [one.codes[name], other.codes[name]];
    if (a !== b) return a - b;
  }
  return one.value - other.value;
};

const passes = (
  codes: Readonly<Record<string, number>>,
  { where }: PlainQuestion,
  owns: (attribute: string) => boolean,
): boolean => {
  for (const filter of where) {
    if (!owns(filter.attribute)) continue;
    if (!filter.codes.includes(codes[filter.attribute] ?? 0)) return false;
  }
  return true;
};

const letIn = (events: readonly PlainEvent[], question: PlainQuestion): PlainEvent[] => {
  const kept: PlainEvent[] = [];
  for (const event of events)
    if (passes(event.codes, question, (name) => name in event.codes)) kept.push(event);
  return kept.sort(byTime);
};

const inPeriod = (events: readonly PlainEvent[], { from, to }: PlainQuestion): PlainEvent[] =>
  events.filter(({ at }) => at >= from && at < to);

const lookBackOf = ({ codes }: PlainEvent, { type, days }: PlainQuestion): number =>
  DAY * (days[type === undefined ? 1 : (codes[type] ?? 0)] ?? 0);

const priorityOf = ({ codes }: PlainEvent, { type, priority }: PlainQuestion): number =>
  priority[type === undefined ? 1 : (codes[type] ?? 0)] ?? 9;

const peopleIn = ({ people }: PlainHistory, question: PlainQuestion): string[] =>
  question.people.map((name) => `${name} ${people[name]}`);

const add = (cells: Map<string, PlainCount>, cell: string, more: PlainCount): void => {
  const before = cells.get(cell) ?? { people: 0, credits: 0, amount: 0 };
  cells.set(cell, {
    people: Math.max(before.people, more.people),
    credits: before.credits + more.credits,
    amount: before.amount + more.amount,
  });
};

const PERSON: PlainCount = { people: 1, credits: 0, amount: 0 };

const bucketOf = (touches: number, ends: readonly number[]): number => {
  let bucket = 0;
  for (const end of ends) if (touches >= end) bucket += 1;
  return bucket;
};

const reach = (history: PlainHistory, question: PlainQuestion): PlainCells => {
  const cells = new Map<string, PlainCount>();
  const touches = inPeriod(letIn(history.touches, question), question);
  const ends = question.frequency ?? [1];
  const people = peopleIn(history, question);
  const { event } = question;
  if (event === undefined) {
    add(cells, [`bucket ${bucketOf(touches.length, ends)}`, ...people].join(', '), PERSON);
    return cells;
  }
  const seen: number[] = [];
  for (const touch of touches) {
    const value = touch.codes[event] ?? 0;
    if (!seen.includes(value)) seen.push(value);
  }
  for (const value of seen.slice(0, question.values)) {
    const times = touches.filter(({ codes }) => codes[event] === value).length;
    const cell = [`${event} ${value}`, `bucket ${bucketOf(times, ends)}`, ...people];
    add(cells, cell.join(', '), PERSON);
  }
  return cells;
};

const conversions = (history: PlainHistory, question: PlainQuestion): PlainCells => {
  const cells = new Map<string, PlainCount>();
  const bought = inPeriod(letIn(history.conversions, question), question);
  const touches = letIn(history.touches, question).filter(
    (touch) => touch.at < question.to && touch.at + lookBackOf(touch, question) >= question.from,
  );
  const follows = (conversion: PlainEvent): boolean =>
    touches.some(
      (touch) =>
        touch.at <= conversion.at && conversion.at <= touch.at + lookBackOf(touch, question),
    );
  const exposed = touches.length > 0;
  const first = bought.find((conversion) => !exposed || follows(conversion));
  const { event } = question;
  const converted =
    first === undefined ? 'no' : event === undefined ? 'yes' : `${event} ${first.codes[event]}`;
  const cell = [`exposed ${exposed ? 'yes' : 'no'}`, converted, ...peopleIn(history, question)];
  add(cells, cell.join(', '), PERSON);
  return cells;
};

const value = (history: PlainHistory, question: PlainQuestion): PlainCells => {
  const cells = new Map<string, PlainCount>();
  const { event, c } = question;
  for (const each of inPeriod(letIn(history.conversions, question), question).slice(0, c)) {
    const place = event === undefined ? [] : [`${event} ${each.codes[event]}`];
    const cell = [...place, ...peopleIn(history, question)].join(', ');
    add(cells, cell, { people: 1, credits: 0, amount: each.value });
  }
  return cells;
};

/** By the arm of a person, which is an attribute of people as any other. */
const eventLift = (history: PlainHistory, question: PlainQuestion): PlainCells => {
  const cells = new Map<string, PlainCount>();
  const counted = inPeriod(letIn(history.conversions, question), question).slice(0, question.c);
  const cell = [counted.length > 0 ? 'yes' : 'no', ...peopleIn(history, question)].join(', ');
  add(cells, cell, PERSON);
  for (const { value } of counted) add(cells, cell, { people: 1, credits: 0, amount: value });
  return cells;
};

/** Weights of the touches that share a conversion, the last one first; of every thousand credits. */
const sharesOf = (
  sharing: readonly PlainEvent[],
  conversion: PlainEvent,
  method: PlainQuestion['method'],
): number[] => {
  const n = sharing.length;
  const shares = sharing.map(({ at }, place) => {
    if (method === 'last') return place === 0 ? 1000 : 0;
    if (method === 'even') return Math.floor(1000 / n);
    if (method === 'u-shaped') {
      if (n <= 2) return Math.floor(1000 / n);
      return place === 0 || place === n - 1 ? 400 : Math.floor(200 / (n - 2));
    }
    const days = Math.floor((conversion.at - at) / DAY);
    const weight = [64, 58, 53, 48, 43, 39, 35][days % 7] ?? 0;
    return weight * 2 ** Math.max(0, 12 - Math.floor(days / 7));
  });
  if (method !== 'decay') return shares;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((1000 * share) / whole));
};

const attribution = (history: PlainHistory, question: PlainQuestion): PlainCells => {
  const cells = new Map<string, PlainCount>();
  const { event = '', c, t, method } = question;
  const people = peopleIn(history, question);
  const touches = letIn(history.touches, question);
  const bought = inPeriod(letIn(history.conversions, question), question).slice(0, c);
  for (const conversion of bought) {
    const eligible = touches.filter(
      (touch) =>
        touch.at <= conversion.at && touch.at >= conversion.at - lookBackOf(touch, question),
    );
    const best = Math.min(...eligible.map((touch) => priorityOf(touch, question)));
    const sharing = eligible
      .filter((touch) => priorityOf(touch, question) === best)
      .reverse()
      .slice(0, method === 'last' ? 1 : t);
    if (sharing.length === 0) {
      const all = { people: 1, credits: 1000, amount: conversion.value };
      add(cells, [`${event} nobody`, ...people].join(', '), all);
      continue;
    }
    const credits = sharesOf(sharing, conversion, method);
    const amounts = credits.map((credit) => Math.floor((conversion.value * credit) / 1000));
    const rest = (of: number, parts: readonly number[]): number =>
      of - parts.slice(1).reduce((sum, part) => sum + part, 0);
    credits[0] = rest(1000, credits);
    amounts[0] = rest(conversion.value, amounts);
    for (const [place, touch] of sharing.entries()) {
      const [credit = 0, amount = 0] = [credits[place], amounts[place]];
      const cell = [`${event} ${touch.codes[event]}`, ...people].join(', ');
      if (credit > 0) add(cells, cell, { people: 1, credits: credit, amount });
    }
  }
  return cells;
};

/**
 * What one pair adds to the cells of a question, by loops over its events and nothing of the product's own. Nothing
 * where a filter leaves its people out.
 */
export const plainCells = (history: PlainHistory, question: PlainQuestion): PlainCells => {
  if (!passes(history.people, question, (name) => name in history.people)) return new Map();
  switch (question.method) {
    case 'reach':
      return reach(history, question);
    case 'conversions':
      return conversions(history, question);
    case 'value':
      return value(history, question);
    case 'event-lift':
      return eventLift(history, question);
    default:
      return attribution(history, question);
  }
};

/** What all pairs add up to. */
export const plainTotal = (
  histories: readonly PlainHistory[],
  question: PlainQuestion,
): PlainCells => {
  const total = new Map<string, PlainCount>();
  for (const history of histories)
    for (const [cell, { people, credits, amount }] of plainCells(history, question)) {
      const before = total.get(cell) ?? { people: 0, credits: 0, amount: 0 };
      total.set(cell, {
        people: before.people + people,
        credits: before.credits + credits,
        amount: before.amount + amount,
      });
    }
  return total;
};
