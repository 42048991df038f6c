import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { unique } from '#core/agreement/unique.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { MAX_ACTIVATIONS, MAX_LIST_DAYS, MAX_LIST_KINDS, MINIMUM_LIST } from '#core/list-limits.ts';
import { isMicroEpsilon } from '#core/micro-epsilon.ts';
import { ActivationName, AttributeName, AttributeValue, DatasetName } from '#core/names.ts';

const lists = (span: string) =>
  z
    .int()
    .min(1, 'at least one list')
    .max(1000, 'at most 1000 lists')
    .meta({ description: `Most lists ${span}.`, examples: [1] });

/** Who may be listed for the publisher, for what, how often, and by how much of chance. */
const Activation = z.strictObject({
  from: DatasetName.meta({
    description: 'The list of the advertiser whose people it is about.',
    examples: ['customers'],
  }),
  to: DatasetName.meta({
    description: 'The list of the publisher whose labels come out.',
    examples: ['audience'],
  }),
  use: z.enum(['include', 'exclude']).meta({
    description: 'Whether the people listed are to be reached, or to be left out.',
    examples: ['include'],
  }),
  purpose: z
    .string()
    .min(10, 'say in a sentence what the list is for')
    .max(500)
    .refine((text) => !/\p{C}/u.test(text), { error: 'a purpose is printable, on one line' })
    .meta({
      description: 'What the list is for, in a sentence.',
      examples: ['Show the spring offer to customers who stayed away for a year.'],
    }),
  segment: strictRecord(
    z.record(AttributeName, z.array(AttributeValue).min(1).refine(unique, 'a value stands twice')),
  )
    .refine((segment) => Object.keys(segment).length <= 1, {
      error: 'a segment is by one attribute: a count by that and by consent tells its size',
    })
    .optional()
    .meta({
      description:
        'Whom of the list: an attribute and those of its values that belong to the segment; everybody, if left out.',
      examples: [{ tier: ['gold'] }],
    }),
  consent: z
    .strictObject({
      attribute: AttributeName.meta({
        description: 'The attribute of the list that says who agreed to be listed.',
        examples: ['advertising_activation'],
      }),
      value: AttributeValue.meta({
        description: 'The value of those who did.',
        examples: ['granted'],
      }),
    })
    .meta({
      description:
        'Who agreed to be listed for this purpose: an attribute of its own. Nobody else is of any segment.',
      examples: [{ attribute: 'advertising_activation', value: 'granted' }],
    }),
  on: z
    .array(z.enum(IDENTIFIER_KINDS))
    .min(1, 'name at least one kind of identifier')
    .max(
      MAX_LIST_KINDS,
      'a list is matched on one or two kinds: by more, one person could decide several labels',
    )
    .refine(unique, 'a kind stands twice')
    .meta({ description: 'By which one or two kinds people are matched.', examples: [['email']] }),
  minimumPeople: z
    .int('a whole number of people')
    .min(MINIMUM_LIST, `a list is of at least ${MINIMUM_LIST} people`)
    .meta({
      description: 'Fewest people of the segment that must be matched, or no list is made.',
      examples: [MINIMUM_LIST],
    }),
  listEpsilon: z
    .number()
    .min(0.1, 'a listEpsilon is at least 0.1: below that a list is chance alone')
    .max(10, 'a listEpsilon above 10 protects nobody')
    .refine(isMicroEpsilon, { error: 'an epsilon has at most six digits after the point' })
    .meta({
      description:
        'What one list may tell about whether a person is of the segment: the less, the more of it is chance.',
      examples: [2],
    }),
  listsPerPeriod: lists('in any period'),
  listsForLife: lists('for as long as the room is there'),
  expiresAfterDays: z
    .int()
    .min(1, 'at least one day')
    .max(MAX_LIST_DAYS, 'at most a year')
    .meta({
      description: 'Days after which a list is deleted and may be used no more.',
      examples: [30],
    }),
});
export type Activation = z.infer<typeof Activation>;

/** Activations by their names. */
export const Activations = strictRecord(z.record(ActivationName, Activation))
  .refine((activations) => Object.keys(activations).length <= MAX_ACTIVATIONS, {
    error: `an agreement has at most ${MAX_ACTIVATIONS} activations`,
  })
  .meta({
    description:
      'Lists that the advertiser may have made for the publisher, by name. What they may tell is taken out of what counts may tell.',
    examples: [
      {
        reach_gold: {
          ...{ from: 'customers', to: 'audience', use: 'include' },
          purpose: 'Show the spring offer to customers who stayed away for a year.',
          segment: { tier: ['gold'] },
          consent: { attribute: 'advertising_activation', value: 'granted' },
          ...{ on: ['email'], minimumPeople: 1000, listEpsilon: 2 },
          ...{ listsPerPeriod: 1, listsForLife: 3, expiresAfterDays: 30 },
        },
      },
    ],
  });
