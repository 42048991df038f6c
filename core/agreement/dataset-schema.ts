import { z } from 'zod';
import { Bridges, Events } from '#core/agreement/event-schema.ts';
import { hierarchyFaults, UNDECLARED } from '#core/agreement/hierarchy-rules.ts';
import { Taxonomy } from '#core/agreement/special-category-schema.ts';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { unique } from '#core/agreement/unique.ts';
import { MAX_ATTRIBUTE_VALUES, MAX_ATTRIBUTES } from '#core/limits.ts';
import { AttributeName, AttributeValue } from '#core/names.ts';

const Values = z
  .array(AttributeValue)
  .min(2, 'an attribute needs at least two values')
  .max(
    MAX_ATTRIBUTE_VALUES,
    `an attribute has at most ${MAX_ATTRIBUTE_VALUES} values: group them, so that none singles people out`,
  )
  .refine(unique, 'a value stands twice')
  .meta({
    description: 'Every value that the attribute may have. No other one enters the room.',
    examples: [['gold', 'silver', 'unknown']],
  });

const Hierarchy = strictRecord(
  z.record(
    AttributeName,
    strictRecord(
      z.record(
        AttributeValue,
        z
          .array(AttributeValue)
          .min(1, 'a parent has something under it')
          .meta({ description: 'What stands under the parent.', examples: [['9000', '9050']] }),
      ),
    ),
  ),
);

/** A list as the agreement declares it. */
export const Dataset = z
  .strictObject({
    attributes: strictRecord(z.record(AttributeName, Values))
      .refine((attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES, {
        error: `a dataset has at most ${MAX_ATTRIBUTES} attributes`,
      })
      .meta({
        description: 'By what the people of the list may be told apart in answers; {} for nothing.',
        examples: [{ tier: ['gold', 'silver', 'unknown'] }],
      }),
    hierarchies: strictRecord(z.record(AttributeName, Hierarchy))
      .optional()
      .meta({
        description:
          'Levels above attributes, each with its parents and what stands under each: a roll-up counts small values there. Needs format 2.',
        examples: [{ postcode: { district: { east: ['9000', '9050'], west: ['8000'] } } }],
      }),
    taxonomy: Taxonomy,
    bridges: Bridges,
    events: Events.optional().meta({
      description:
        'What makes the list one of events of people, and not of people. Needs format 2.',
      examples: [{ of: 'customers', by: ['email'], zone: 'Europe/Brussels', maxAgeDays: 120 }],
    }),
  })
  .superRefine((dataset, context) => {
    const undeclared = Object.keys(dataset.taxonomy ?? {})
      .filter((name) => !Object.hasOwn(dataset.attributes, name))
      .map((name) => ({ path: ['taxonomy', name], ...UNDECLARED }));
    for (const { path, message, remedy } of [...hierarchyFaults(dataset), ...undeclared])
      context.addIssue({ code: 'custom', path: [...path], message, params: { remedy } });
  });
