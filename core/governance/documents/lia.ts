import type { Section } from '#core/documents/governance-document.ts';
import { gap, items, said, text } from '#core/governance/documents/blocks.ts';
import { BASIS, specialBlocks, usesBlock } from '#core/governance/documents/data.ts';
import { dataBlock } from '#core/governance/documents/data-table.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { promiseItems, rightsBlocks } from '#core/governance/documents/measures.ts';
import { organisationBlocks, parties } from '#core/governance/documents/parties.ts';

const notDue = (basis: string): readonly Section[] => [
  {
    heading: 'Whether an assessment is due',
    law: 'Art. 6(1)(f)',
    blocks: [
      text(
        `None is due: the agreement rests on ${basis}. Whoever changes its legalBasis to legitimate-interests writes this anew.`,
      ),
    ],
  },
];

/** The sections of an assessment of legitimate interests, by its three tests; none where the basis is another. */
export const liaSections = (facts: Facts): readonly Section[] => {
  const { agreement } = facts.signed;
  const { interest, necessity, balancing, vulnerable } = agreement.governance?.assessment ?? {};
  if (agreement.legalBasis !== 'legitimate-interests') return notDue(BASIS[agreement.legalBasis]);
  return [
    {
      heading: 'Whose interest',
      law: 'Art. 6(1)(f), 13(1)(d)',
      blocks: organisationBlocks(parties(facts)),
    },
    {
      heading: 'The interest: is it legitimate, real and present?',
      law: 'Art. 6(1)(f); Recital 47',
      blocks: [
        text(`Purpose: ${agreement.purpose}`),
        said(interest, 'the interest that is pursued, by whom, and why it is lawful'),
      ],
    },
    {
      heading: 'Necessity: would anything milder do?',
      law: 'Art. 5(1)(c), 6(1)(f)',
      blocks: [said(necessity, 'why nothing milder would do'), usesBlock(agreement)],
    },
    {
      heading: 'Balance: do the interests of the people override it?',
      law: 'Art. 6(1)(f), 21; Recitals 38, 47',
      blocks: [
        dataBlock(agreement),
        ...specialBlocks(agreement),
        said(vulnerable, 'whether children or other vulnerable people are on the lists'),
        said(
          balancing,
          'what the people expect, what it does to them, and why that does not weigh more',
        ),
        text('What protects them in the room:'),
        ...items(promiseItems(agreement)),
        ...rightsBlocks,
      ],
    },
    {
      heading: 'Outcome',
      law: 'Art. 5(2)',
      blocks: [gap('the decision of each controller, by whom, and when it is looked at again')],
    },
  ];
};
