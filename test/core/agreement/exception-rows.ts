import { lists, type Sections } from './compared-sections.ts';
import type { Row } from './field-rule-rows.ts';

const DIETS = { diet: ['kosher', 'halal', 'other'] };

const excepted = (changed: Sections = {}): Sections => ({
  airlock: 2,
  ...lists({ customers: { attributes: DIETS } }),
  specialCategories: {
    diets: {
      ...{ at: 'brand.customers.diet', values: ['kosher'], category: 'religion' },
      ...{ article: '9(2)(a)', reason: 'Everybody ticked a box of its own.', ...changed },
    },
  },
});

const about = (...nodes: string[]): Sections => ({
  airlock: 2,
  ...lists({ customers: { attributes: DIETS, taxonomy: { diet: nodes } } }),
});

const changed = (field: string, weaker: Sections, back?: Row[4]): Row => [
  `specialCategories.*.${field}`,
  `specialCategories.diets.${field}`,
  excepted(),
  excepted(weaker),
  ...(back ? ([back] as const) : ([] as const)),
];

/** Every field of what is allowed by exception, the nodes of a taxonomy, and the one term of drops. */
export const EXCEPTION_ROWS: readonly Row[] = [
  [
    ...(['drops.sealed', 'drops.sealed'] as const),
    { airlock: 2, drops: { sealed: true } },
    { airlock: 2 },
  ],
  [
    'specialCategories.*',
    'specialCategories.diets',
    { ...excepted(), specialCategories: {} },
    excepted(),
  ],
  changed('at', { at: 'brand.customers.other' }, 'weaker'),
  changed('values', { values: ['kosher', 'halal'] }),
  changed('category', { category: 'health' }, 'weaker'),
  changed('article', { article: '9(2)(d)' }, 'weaker'),
  changed('reason', { reason: 'Everybody signed a letter of its own.' }, 'weaker'),
  [
    'datasets.*.*.taxonomy.*',
    'datasets.brand.customers.taxonomy.diet',
    about('iab-audience-1.1/379'),
    about('iab-audience-1.1/378'),
    'weaker',
  ],
];
