import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { unique } from '#core/agreement/unique.ts';
import { MAX_ATTRIBUTE_VALUES } from '#core/limits.ts';
import { AttributeName, AttributeValue, ExceptionName } from '#core/names.ts';
import { ARTICLES, CATEGORY_NAMES } from '#core/special-categories/category.ts';
import { isAudienceNode } from '#core/special-categories/iab-audience.ts';

const Exception = z.strictObject({
  at: z
    .string()
    .regex(
      /^(?:purpose|[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*){1,2})$/,
      'name an attribute as party.list.attribute, a list as party.list, "purpose", or one of "experiments" or "activations"',
    )
    .meta({
      description:
        'What it is about: an attribute with its values and levels as party.list.attribute, a list, an experiment or an activation by its name, or the purpose.',
      examples: ['brand.customers.diet'],
    }),
  values: z
    .array(AttributeValue)
    .min(1)
    .max(MAX_ATTRIBUTE_VALUES)
    .refine(unique, 'a value stands twice')
    .optional()
    .meta({
      description: 'Of which values of the attribute alone; of all of it, if left out.',
      examples: [['kosher']],
    }),
  category: z
    .enum(CATEGORY_NAMES)
    .meta({ description: 'What it denotes.', examples: ['religion'] }),
  article: z.enum(ARTICLES).meta({
    description: 'The article of the GDPR by which it is lawful all the same.',
    examples: ['9(2)(a)'],
  }),
  reason: z
    .string()
    .min(20, 'say in a sentence why it is lawful here')
    .max(500)
    .refine((text) => !/\p{C}/u.test(text), { error: 'a reason is printable, on one line' })
    .meta({
      description: 'Why that article holds here, in a sentence that both parties stand by.',
      examples: [
        'Everybody on the list ticked a box of its own for offers by diet, kept since 2024.',
      ],
    }),
});
export type SpecialCategoryException = z.infer<typeof Exception>;

/** What is allowed by exception of what an agreement is refused for, by a name. */
export const SpecialCategories = strictRecord(z.record(ExceptionName, Exception)).meta({
  description:
    'Attributes and values of special categories that are lawful here, each with its article and reason. Needs format 2.',
  examples: [
    {
      diets: {
        ...{ at: 'brand.customers.diet', category: 'religion', article: '9(2)(a)' },
        reason:
          'Everybody on the list ticked a box of its own for offers by diet, kept since 2024.',
      },
    },
  ],
});

/** Most nodes that one attribute is about. */
const MAX_NODES = MAX_ATTRIBUTE_VALUES;

/** Nodes of a public taxonomy, by attribute. */
export const Taxonomy = strictRecord(
  z.record(
    AttributeName,
    z
      .array(
        z.string().refine(isAudienceNode, {
          error: 'a node is written as iab-audience-1.1/644, with its id there',
        }),
      )
      .min(1, 'name at least one node')
      .max(MAX_NODES)
      .refine(unique, 'a node stands twice')
      .meta({
        description: 'Nodes of the IAB Audience Taxonomy 1.1 that the attribute is about.',
        examples: [['iab-audience-1.1/644']],
      }),
  ),
)
  .optional()
  .meta({
    description:
      'What attributes are about, as nodes of the IAB Audience Taxonomy 1.1; nodes of special categories are refused. Needs format 2.',
    examples: [{ interest: ['iab-audience-1.1/644', 'iab-audience-1.1/669'] }],
  });
