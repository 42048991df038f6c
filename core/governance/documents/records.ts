import type { Section } from '#core/documents/governance-document.ts';
import { gap, items, text } from '#core/governance/documents/blocks.ts';
import {
  BASIS,
  retentionItems,
  specialBlocks,
  usageItems,
} from '#core/governance/documents/data.ts';
import { dataBlock } from '#core/governance/documents/data-table.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import { recordBlocks, securityItems } from '#core/governance/documents/measures.ts';
import {
  everybody,
  nameOf,
  organisationBlocks,
  parties,
  subprocessorBlocks,
} from '#core/governance/documents/parties.ts';
import type { Named } from '#core/governance/organisations.ts';

const recipients = (facts: Facts): readonly string[] => [
  ...parties(facts).map(
    (each) => `${nameOf(each)}: counts about at least k people, and lists where agreed`,
  ),
  ...everybody(facts)
    .filter(({ organisation }) => organisation?.role === 'processor')
    .map((each) => `${nameOf(each)}, as processor`),
];

/** Of a controller (Art. 30(1)). Both parties keep one, and it says the same of both. */
const ofControllers = (facts: Facts): readonly Section[] => {
  const { agreement } = facts.signed;
  return [
    {
      heading: 'Controllers, representatives and officers',
      law: 'Art. 30(1)(a)',
      blocks: organisationBlocks(parties(facts)),
    },
    {
      heading: 'Purposes',
      law: 'Art. 30(1)(b)',
      blocks: [
        text(agreement.purpose),
        text(`Legal basis: ${BASIS[agreement.legalBasis]}.`),
        ...items(usageItems(agreement)),
      ],
    },
    {
      heading: 'Categories of people and of data',
      law: 'Art. 30(1)(c)',
      blocks: [dataBlock(agreement), ...specialBlocks(agreement)],
    },
    {
      heading: 'Categories of recipients',
      law: 'Art. 30(1)(d)',
      blocks: items(recipients(facts)),
    },
    {
      heading: 'Transfers out of the EEA',
      law: 'Art. 30(1)(e)',
      blocks: subprocessorBlocks(everybody(facts)),
    },
    {
      heading: 'When data is deleted',
      law: 'Art. 30(1)(f)',
      blocks: items(retentionItems(agreement)),
    },
    {
      heading: 'Measures of security',
      law: 'Art. 30(1)(g), 32(1)',
      blocks: [...items(securityItems(facts)), ...recordBlocks(parties(facts))],
    },
  ];
};

const ofProcessor = (facts: Facts, processor: Named): Section => ({
  heading: `What ${nameOf(processor)} does as processor`,
  law: 'Art. 30(2)',
  blocks: [
    ...organisationBlocks([processor]),
    text(
      `On behalf of ${parties(facts).map(nameOf).join(' and ')} (Art. 30(2)(b)): takes their lists, keeps them as tokens, answers their questions, deletes what is due.`,
    ),
    ...subprocessorBlocks([processor]),
    ...items(securityItems(facts)),
    ...recordBlocks([processor]),
  ],
});

/** The sections of a record of processing activities. */
export const recordsSections = (facts: Facts): readonly Section[] => {
  const processors = everybody(facts).filter(
    ({ id, organisation }) =>
      organisation?.role === 'processor' ||
      (organisation === undefined && !parties(facts).some((party) => party.id === id)),
  );
  return [
    ...ofControllers(facts),
    ...(processors.length > 0
      ? processors.map((each) => ofProcessor(facts, each))
      : [
          {
            heading: 'Processors',
            law: 'Art. 30(2)',
            blocks: [
              gap(
                'who runs the room: one of the parties, or a processor (governance.organisations.operator)',
              ),
            ],
          },
        ]),
  ];
};
