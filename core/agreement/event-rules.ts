import { z } from 'zod';
import { valueFaults } from '#core/agreement/event-value-rules.ts';
import type { PartyFault } from '#core/agreement/party-rules.ts';
import { MAX_EVENT_ATTRIBUTES } from '#core/event-limits.ts';
import { OWN_ID } from '#core/identifiers/kinds.ts';
import { ownValue } from '#core/own-value.ts';

const Attributes = z.record(z.string(), z.array(z.string()));

/** A list as far as these rules look at it; where something is of another form, others say so. */
const List = z.looseObject({
  attributes: Attributes,
  bridges: z.int().optional(),
  hierarchies: z.unknown().optional(),
  events: z
    .looseObject({
      of: z.string(),
      by: z.array(z.string()),
      maxAgeDays: z.int(),
      value: z.record(z.string(), z.unknown()).optional(),
      engagement: z
        .object({
          attribute: z.string(),
          types: z.record(z.string(), z.looseObject({ lookBackDays: z.int() })),
        })
        .optional(),
      lookBackDays: z.int().optional(),
      frequency: z.unknown().optional(),
    })
    .optional(),
});
type List = z.infer<typeof List>;
type Events = NonNullable<List['events']>;

/** An events dataset, among the lists of its party. */
export interface EventsPlace {
  readonly path: readonly [section: 'datasets', party: string, dataset: string];
  readonly role: unknown;
  /** Every list of the party that could be read. */
  readonly lists: Readonly<Record<string, List>>;
  readonly list: List;
  readonly events: Events;
  /** The kinds that people are matched by. */
  readonly kinds: readonly unknown[];
}

/** The lists of a party that are of this form, by name. */
export const listsIn = (stated: unknown): Readonly<Record<string, List>> => {
  const lists = z.record(z.string(), z.unknown()).safeParse(stated);
  return Object.fromEntries(
    Object.entries(lists.success ? lists.data : {}).flatMap(([name, each]) => {
      const list = List.safeParse(each);
      return list.success ? [[name, list.data]] : [];
    }),
  );
};

/** Names that the relations of a question have. */
const TAKEN = ['at', 'value', 'pair', 'tie'];

const quoted = (names: readonly unknown[]): string =>
  names.map((name) => `"${String(name)}"`).join(' or ');

const peopleIn = (lists: EventsPlace['lists']): readonly string[] =>
  Object.keys(lists).filter((name) => lists[name]?.events === undefined);

type Rule = (place: EventsPlace) => readonly PartyFault[];

const ofPeople: Rule = ({ path, lists, events }) => {
  const people = peopleIn(lists);
  if (people.includes(events.of)) return [];
  return [
    {
      path: [...path, 'events', 'of'],
      message: 'this is no list of people of the party',
      remedy: people.length === 0 ? 'declare one' : `name ${quoted(people)}`,
    },
  ];
};

const ofKinds: Rule = ({ path, lists, events, kinds }) =>
  events.by.flatMap((kind, at) => {
    const place = [...path, 'events', 'by', at];
    if (kind !== OWN_ID)
      return kinds.includes(kind)
        ? []
        : [
            {
              path: place,
              message: 'people are not recognised by this kind',
              remedy: `name ${quoted([OWN_ID, ...kinds])}`,
            },
          ];
    const people = ownValue(lists, events.of);
    if (people === undefined || people.bridges !== undefined) return [];
    return [
      {
        path: place,
        message: `the people of "${events.of}" bring no ids of the party's own`,
        remedy: `write, for example, bridges: 2 in datasets.${path[1]}.${events.of}`,
      },
    ];
  });

const ofLookBack: Rule = ({ path, events: { engagement, lookBackDays, maxAgeDays } }) =>
  [
    ...(lookBackDays === undefined ? [] : [[['lookBackDays'], lookBackDays] as const]),
    ...Object.entries(engagement?.types ?? {}).map(
      ([type, each]) => [['engagement', 'types', type, 'lookBackDays'], each.lookBackDays] as const,
    ),
  ]
    .filter(([, days]) => days > maxAgeDays)
    .map(([at, days]) => ({
      path: [...path, 'events', ...at],
      message: `a look-back of ${days} days is longer than the ${maxAgeDays} days for which events are kept`,
      remedy: 'shorten it, or raise maxAgeDays',
    }));

const ofTypes: Rule = ({ path, list, events: { engagement } }) => {
  if (engagement === undefined) return [];
  const { attribute, types } = engagement;
  const values = ownValue(list.attributes, attribute);
  const at = [...path, 'events', 'engagement'];
  if (values === undefined)
    return [
      {
        path: [...at, 'attribute'],
        message: 'the list declares no such attribute',
        remedy: `name ${quoted(Object.keys(list.attributes)) || 'one that is declared'}`,
      },
    ];
  const named = Object.keys(types);
  if (named.length === values.length && values.every((value) => named.includes(value))) return [];
  return [
    {
      path: [...at, 'types'],
      message: `the types are not just the values of "${attribute}"`,
      remedy: `give one to each of ${values.join(', ')}`,
    },
  ];
};

const ofAttributes: Rule = ({ path, lists, list, events }) => {
  const people = Object.keys(ownValue(lists, events.of)?.attributes ?? {});
  const names = Object.keys(list.attributes);
  const taken = names
    .filter((name) => people.includes(name) || TAKEN.includes(name))
    .map((name) => ({
      path: [...path, 'attributes', name],
      message: people.includes(name)
        ? `"${events.of}" has an attribute of this name`
        : 'questions have a column of this name',
      remedy: 'give it another name',
    }));
  if (names.length <= MAX_EVENT_ATTRIBUTES) return taken;
  const message = `events have at most ${MAX_EVENT_ATTRIBUTES} attributes`;
  return [...taken, { path: [...path, 'attributes'], message, remedy: 'leave some out' }];
};

/** What answers call those without a conversion, and conversions that no touch is credited with. */
const NOT_ANY: Readonly<Record<string, string>> = { advertiser: 'no', publisher: 'nobody' };

const ofValues: Rule = ({ path, list, role }) =>
  Object.entries(list.attributes).flatMap(([name, values]) => {
    const at = values.indexOf(NOT_ANY[String(role)] ?? '');
    if (at < 0) return [];
    return [
      {
        path: [...path, 'attributes', name, at],
        message: `answers call "${values[at]}" what has none of the values`,
        remedy: 'give it another name',
      },
    ];
  });

const ofFields: Rule = ({ path, list }) =>
  (['bridges', 'hierarchies'] as const)
    .filter((field) => list[field] !== undefined)
    .map((field) => ({
      path: [...path, field],
      message: `events have no ${field}`,
      remedy: 'declare them on the list of people, or remove them',
    }));

/** Fields of touches stand on no conversions, and of conversions on no touches. */
const ofRole: Rule = ({ path, role, events }) => {
  const foreign =
    role === 'advertiser'
      ? (['engagement', 'frequency', 'lookBackDays'] as const)
      : (['value'] as const);
  const misplaced = foreign
    .filter((field) => events[field] !== undefined)
    .map((field) => ({
      path: [...path, 'events', field],
      message: `events of the ${String(role)} have no ${field}`,
      remedy: 'remove it',
    }));
  const ends = [events.engagement, events.lookBackDays].filter((each) => each !== undefined);
  if (role !== 'publisher' || ends.length === 1) return misplaced;
  return [
    ...misplaced,
    {
      path: [...path, 'events'],
      message: 'touches say for how long they count: by their types, or all alike',
      remedy: 'write either engagement or, for example, lookBackDays: 30',
    },
  ];
};

const RULES: readonly Rule[] = [
  ...[ofPeople, ofKinds, ofLookBack, ofTypes, ofAttributes, ofValues, ofFields, ofRole],
  ({ path, events }) => valueFaults(events.value, [...path, 'events', 'value']),
];

/** What is wrong with one events dataset, each told where it stands. */
export const eventsFaults = (place: EventsPlace): readonly PartyFault[] =>
  RULES.flatMap((rule) => rule(place));
