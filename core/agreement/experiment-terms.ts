import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { unique } from '#core/agreement/unique.ts';
import { MAX_ATTRIBUTE_VALUES } from '#core/limits.ts';
import { AttributeValue, ExperimentName } from '#core/names.ts';

const attribute = z
  .string()
  .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, 'name the attribute as party.attribute');

const values = z
  .array(AttributeValue)
  .min(1, 'name at least one value')
  .max(MAX_ATTRIBUTE_VALUES)
  .refine(unique, 'a value stands twice');

/**
 * A comparison that both parties say was made by chance, so that a difference between its arms is an effect. What
 * must hold between it and the lists stands in experiment-rules.ts.
 */
const ExperimentTerms = z.strictObject({
  randomised: z
    .literal(true, {
      error: 'only what chance alone decided is an experiment: write true, or leave it out whole',
    })
    .meta({
      description: 'Both parties say that chance alone decided who is in which arm.',
      examples: [true],
    }),
  assignment: attribute.meta({
    description: 'The attribute that says in which arm a person is.',
    examples: ['publisher.arm'],
  }),
  treated: values.meta({
    description: 'Its values for those who were treated: each is an arm of its own.',
    examples: [['shown']],
  }),
  control: AttributeValue.meta({
    description: 'Its value for those who were not: the others are held against them.',
    examples: ['withheld'],
  }),
  split: strictRecord(
    z.record(
      AttributeValue,
      z
        .int('parts are whole numbers')
        .min(1, 'an arm has at least one part')
        .max(1000)
        .meta({ description: 'How many parts of all people the arm was to get.', examples: [1] }),
    ),
  )
    .optional()
    .meta({
      description: 'In which parts chance was to deal people out; equal ones if left out.',
      examples: [{ shown: 9, withheld: 1 }],
    }),
  outcome: attribute.optional().meta({
    description:
      'The attribute that says what people did afterwards; left out where events alone say it.',
    examples: ['brand.bought'],
  }),
  converted: values.optional().meta({
    description: 'Its values that are conversions.',
    examples: [['yes']],
  }),
});

/** The experiments of a collaboration, by their names. */
export const Experiments = strictRecord(z.record(ExperimentName, ExperimentTerms)).meta({
  description:
    'Comparisons that chance made, of which "lift" and "balance" may be asked, and "event-lift" where people have conversions.',
  examples: [
    {
      spring: {
        ...{ randomised: true, assignment: 'publisher.arm', treated: ['shown'] },
        ...{ control: 'withheld', outcome: 'brand.bought', converted: ['yes'] },
      },
    },
  ],
});
