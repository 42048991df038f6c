import { datasetsOf } from '#core/agreement/lookup.ts';
import { specialCategoryFaults } from '#core/agreement/special-category-rules.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { gap } from '#core/governance/documents/blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';

/** Whether a criterion is met, as far as the sources say. */
type Met = 'met' | 'not met' | 'as stated' | 'not stated';

interface Criterion {
  readonly name: string;
  judge(facts: Facts): readonly [met: Met, why: string];
}

const NOT_STATED: readonly [Met, string] = ['not stated', 'no source says it'];

const hasEvents = ({ signed: { agreement } }: Facts): boolean =>
  agreement.parties.some(({ id }) =>
    Object.values(datasetsOf(agreement, id)).some(({ events }) => events !== undefined),
  );

const largest = ({ activity }: Facts): number =>
  Math.max(0, ...activity.datasets.map(({ version }) => version?.people ?? 0));

/** The nine criteria of WP248 rev.01 (III.B.a), which the EDPB endorsed: with two of them met, an assessment is due. */
const CRITERIA: readonly Criterion[] = [
  {
    name: '1. Evaluation or scoring, with profiling',
    judge: ({ signed: { agreement } }) =>
      Object.keys(agreement.activations ?? {}).length > 0
        ? ['met', 'lists of a segment of people are made for advertising']
        : ['not met', 'only counts leave; nobody is scored'],
  },
  {
    name: '2. Automated decisions with legal or similar effect',
    judge: ({ signed }) => {
      const stated = signed.agreement.governance?.assessment?.decisions;
      return stated === undefined ? NOT_STATED : ['as stated', stated];
    },
  },
  {
    name: '3. Systematic monitoring',
    judge: (facts) =>
      hasEvents(facts)
        ? ['met', 'lists of events say what people saw or bought over time']
        : ['not met', 'the lists hold no events'],
  },
  {
    name: '4. Sensitive data or data of a highly personal nature',
    judge: ({ signed: { agreement } }) => {
      if (Object.keys(agreement.specialCategories ?? {}).length > 0)
        return ['met', 'the agreement excepts special categories'];
      if (specialCategoryFaults(agreement).length > 0)
        return ['met', 'names or values of the agreement denote special categories'];
      return [
        'not met',
        'no name or value denotes them, as far as the words of this version know; what events tell over time is criterion 3',
      ];
    },
  },
  {
    name: '5. Data processed on a large scale',
    judge: (facts) =>
      largest(facts) === 0
        ? NOT_STATED
        : ['met', `the largest list has about ${largest(facts)} people`],
  },
  {
    name: '6. Matching or combining datasets',
    judge: () => ['met', 'lists of two controllers are matched'],
  },
  {
    name: '7. Data concerning vulnerable people',
    judge: ({ signed }) => {
      const stated = signed.agreement.governance?.assessment?.vulnerable;
      return stated === undefined ? NOT_STATED : ['as stated', stated];
    },
  },
  {
    name: '8. Innovative use or new technology',
    judge: () => ['met', 'a clean room with differential privacy is not yet usual'],
  },
  {
    name: '9. Processing that keeps people from a right, a service or a contract',
    judge: ({ signed: { agreement } }) =>
      Object.keys(agreement.activations ?? {}).length > 0
        ? NOT_STATED
        : ['not met', 'only counts leave, and no list of people'],
  },
];

/** How the processing stands to the criteria, and what no source says of them. */
export const criteriaBlocks = (facts: Facts): readonly Block[] => {
  const judged = CRITERIA.map(({ name, judge }) => [name, ...judge(facts)] as const);
  return [
    { type: 'table', heads: ['criterion', 'here', 'why, by the sources'], rows: judged },
    ...judged
      .filter(([, met]) => met === 'not stated')
      .map(([name]) => gap(`whether this holds: ${name}`)),
  ];
};
