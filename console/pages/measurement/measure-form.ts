import { z } from 'zod';
import {
  type Choices,
  LIST_FIELDS,
  type ListField,
  type Measure,
} from '#console/pages/measurement/offers.ts';
import { METHODS } from '#core/analyses/attribution.ts';
import { MAX_REACHED_VALUES } from '#core/event-limits.ts';
import { LEAST_EPSILON } from '#core/limits.ts';

/** No name of an agreement is longer. */
const name = z.string().max(200).optional();

/** What a form of a measurement says; whatever is left out is as `ask` has it. */
export const MeasureForm = z.strictObject({
  ...{ experiment: name, attribute: name, person: name, conversion: name, touch: name },
  ...{ counted: name, other: name, conversions: name, touches: name },
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  method: z.enum(METHODS).optional(),
  values: z.coerce.number().int().min(1).max(MAX_REACHED_VALUES).optional(),
  frequency: z.literal('yes').optional(),
  epsilon: z.coerce.number().min(LEAST_EPSILON).max(10).optional(),
  /** That an answer is paid for and still to come. */
  pending: z.literal('yes').optional(),
});
export type MeasureForm = z.infer<typeof MeasureForm>;

/** What a question is by, in the order in which `ask` takes it. */
export type BySlot = Exclude<keyof Choices, 'lists'>;

/** What a form asks for, in its order; those of `must` are always chosen. */
interface Fields {
  readonly must: readonly BySlot[];
  readonly may: readonly BySlot[];
  readonly lists: readonly ListField[];
  /** Whether a question names days. */
  readonly days: boolean;
}

const OF_PEOPLE: readonly ListField[] = ['counted', 'other'];
const EXPERIMENT: readonly BySlot[] = ['experiment'];

/** The fields of each. */
export const FIELDS: Readonly<Record<Measure, Fields>> = {
  lift: { must: EXPERIMENT, may: [], lists: OF_PEOPLE, days: false },
  'event-lift': { must: EXPERIMENT, may: [], lists: [...OF_PEOPLE, 'conversions'], days: true },
  balance: { must: ['experiment', 'attribute'], may: [], lists: OF_PEOPLE, days: false },
  reach: { must: [], may: ['touch', 'person'], lists: [...OF_PEOPLE, 'touches'], days: true },
  conversions: { must: [], may: ['conversion', 'person'], lists: LIST_FIELDS, days: true },
  attribution: { must: ['touch'], may: ['person'], lists: LIST_FIELDS, days: true },
  value: {
    ...{ must: [], may: ['conversion', 'person'], days: true },
    lists: [...OF_PEOPLE, 'conversions'],
  },
};

/** With what must be chosen and was not: the first that there is. So a price stands there before anything is filled in. */
export const withFirst = (measure: Measure, form: MeasureForm, choices: Choices): MeasureForm => ({
  ...Object.fromEntries(FIELDS[measure].must.map((slot) => [slot, choices[slot][0]])),
  ...form,
});

/** The options of `ask` that a form stands for. */
export const askOptionsOf = (measure: Measure, form: MeasureForm) => {
  const { must, may, lists } = FIELDS[measure];
  const by = [...must, ...may].flatMap((slot) => form[slot] ?? []);
  const chosen = (fields: readonly ListField[]): string[] =>
    fields.filter((each) => lists.includes(each)).flatMap((each) => form[each] ?? []);
  const [dataset, events] = [chosen(OF_PEOPLE), chosen(['conversions', 'touches'])];
  const { from, to, method, values, frequency, epsilon } = form;
  return {
    ...(by.length > 0 && { by: by.join(',') }),
    ...(dataset.length > 0 && { dataset }),
    ...(events.length > 0 && { events }),
    ...(FIELDS[measure].days && { from, to }),
    ...(measure === 'attribution' && { method }),
    ...(measure === 'reach' && { values, frequency: frequency === 'yes' }),
    ...{ epsilon },
  };
};
