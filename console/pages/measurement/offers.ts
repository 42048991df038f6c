import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { eventsOf } from '#core/agreement/declared-events.ts';
import {
  eventDatasetsOf,
  experimentsOf,
  mayAsk,
  partiesByRole,
  peopleDatasetsOf,
} from '#core/agreement/lookup.ts';
import { hasOutcome } from '#core/analyses/experiment.ts';

/** What is asked of experiments and of events, in the order of the page. */
const MEASURES = [
  ...(['lift', 'event-lift', 'balance'] as const),
  ...(['reach', 'conversions', 'attribution', 'value'] as const),
] as const;
export type Measure = (typeof MEASURES)[number];

/** Is it the name of an analysis that this page asks? */
export const isMeasure = (name: string): name is Measure => MEASURES.some((each) => each === name);

/** What an agreement may lack for one of them. */
export type Lack = 'experiment' | 'outcome' | 'conversions' | 'touches' | 'value' | 'leave';

/** What a party may ask, or what of the agreement is missing for it. */
export interface Offer {
  readonly measure: Measure;
  readonly lacks: readonly Lack[];
}

const NEEDS: Readonly<Record<Measure, readonly Lack[]>> = {
  lift: ['experiment', 'outcome'],
  'event-lift': ['experiment', 'conversions'],
  balance: ['experiment'],
  reach: ['touches'],
  conversions: ['conversions', 'touches'],
  attribution: ['conversions', 'touches'],
  value: ['conversions', 'value'],
};

/** What of all that the agreement has. */
const haveOf = (agreement: Agreement): ReadonlySet<Lack> => {
  const { advertiser, publisher } = partiesByRole(agreement);
  const experiments = experimentsOf(agreement);
  const conversions = Object.keys(eventDatasetsOf(agreement, advertiser.id));
  const hasValue = conversions.some((list) => eventsOf(agreement, advertiser.id, list)?.value);
  const have: readonly (readonly [Lack, boolean])[] = [
    ['experiment', experiments.length > 0],
    ['outcome', experiments.some(hasOutcome)],
    ['conversions', conversions.length > 0],
    ['touches', Object.keys(eventDatasetsOf(agreement, publisher.id)).length > 0],
    ['value', hasValue],
  ];
  return new Set(have.flatMap(([name, isThere]) => (isThere ? [name] : [])));
};

/** Everything that can be measured, and what each lacks in this agreement for this party. */
export const offersOf = (agreement: Agreement, party: string): readonly Offer[] => {
  const have = haveOf(agreement);
  return MEASURES.map((measure) => ({
    measure,
    lacks: [
      ...NEEDS[measure].filter((need) => !have.has(need)),
      ...(mayAsk(agreement, party, measure) ? [] : (['leave'] as const)),
    ],
  }));
};

/** What a form lets somebody choose of, all named as `ask` takes them. */
export interface Choices {
  readonly experiment: readonly string[];
  /** Attributes of people by which arms may differ: neither an assignment nor an outcome. */
  readonly attribute: readonly string[];
  readonly person: readonly string[];
  readonly conversion: readonly string[];
  readonly touch: readonly string[];
  /** Lists of people and of events, as `party=name`; of a party that has several. */
  readonly lists: Readonly<Record<ListField, readonly string[]>>;
}
export const LIST_FIELDS = ['counted', 'other', 'conversions', 'touches'] as const;
export type ListField = (typeof LIST_FIELDS)[number];

type Lists = Agreement['datasets'][string];

const attributesIn = (party: string, lists: Lists): readonly string[] => [
  ...new Set(
    Object.values(lists).flatMap(({ attributes }) =>
      Object.keys(attributes).map((name) => `${party}.${name}`),
    ),
  ),
];

/** Everything that an agreement lets somebody choose of. What does not go together, `ask` says. */
export const choicesOf = (agreement: Agreement): Choices => {
  const { advertiser, publisher } = partiesByRole(agreement);
  const named = ({ id }: { readonly id: string }, lists: Lists): readonly string[] =>
    Object.keys(lists).map((name) => `${id}=${name}`);
  const [counted, other] = [advertiser, publisher].map(({ id }) => peopleDatasetsOf(agreement, id));
  const [conversions, touches] = [advertiser, publisher].map(({ id }) =>
    eventDatasetsOf(agreement, id),
  );
  const person = [
    ...attributesIn(advertiser.id, counted ?? {}),
    ...attributesIn(publisher.id, other ?? {}),
  ];
  const experiments = Object.values(agreement.experiments ?? {});
  const dealt = new Set(experiments.flatMap((each) => [each.assignment, each.outcome]));
  return {
    experiment: Object.keys(agreement.experiments ?? {}),
    attribute: person.filter((each) => !dealt.has(each)),
    person,
    conversion: attributesIn(advertiser.id, conversions ?? {}),
    touch: attributesIn(publisher.id, touches ?? {}),
    lists: {
      counted: named(advertiser, counted ?? {}),
      other: named(publisher, other ?? {}),
      conversions: named(advertiser, conversions ?? {}),
      touches: named(publisher, touches ?? {}),
    },
  };
};
