import type { Section } from '#core/documents/governance-document.ts';
import { gap, items, text } from '#core/governance/documents/blocks.ts';
import { retentionItems, specialBlocks } from '#core/governance/documents/data.ts';
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
import { officerText } from '#core/governance/organisations.ts';

/** Who of the joint controllers does what (Art. 26(1)), as proposed; the third column is what the room does about it. */
const DUTIES: readonly (readonly string[])[] = [
  ['informing people (Art. 13, 14)', 'each party, for its own list', 'airlock notice writes it'],
  [
    'legal basis and consent (Art. 6, 7)',
    'each party, for its own list',
    'rows without consent stay out',
  ],
  ['access and copies (Art. 15, 20)', 'each party, for its own list', 'airlock subject'],
  [
    'erasure and objection (Art. 17, 21)',
    'whichever party is asked, for its own list; it points people to the other',
    'airlock forget, with a receipt in the ledger',
  ],
  [
    'security (Art. 32)',
    'each party for its machine, the operator for the room',
    'airlock review, airlock audit',
  ],
  [
    'breaches (Art. 33, 34)',
    'each party for its own list; whoever learns of one tells the other without delay',
    'airlock freeze; docs/incident.md',
  ],
  ['impact assessment (Art. 35)', 'both together', 'airlock dpia'],
];

/** What a contract with a processor has to hold (Art. 28(3)), and what keeps it in the room. */
const PROCESSOR_TERMS: readonly (readonly string[])[] = [
  [
    '(a) documented instructions only',
    'the agreement, approved by its digest, is the instruction; whatever is not in it is refused',
  ],
  [
    '(b) confidentiality of those who work with it',
    'records of training in the agreement; who may do what is reviewed',
  ],
  ['(c) security of Art. 32', 'the measures below'],
  [
    '(d) other processors only with authorisation',
    'sub-processors are named in the agreement; another one needs both approvals',
  ],
  ['(e) help with requests of people', 'airlock subject, airlock forget, within the room'],
  [
    '(f) help with Art. 32 to 36',
    'airlock dpia, airlock audit, the evidence pack, docs/incident.md',
  ],
  [
    '(g) deletion or return at the end',
    'airlock withdraw and airlock expire delete, prove it, and note it in the ledger',
  ],
  ['(h) information and audits', 'both parties read the ledger; airlock audit pack shows the rest'],
];

const jointly = (facts: Facts): readonly Section[] => {
  const contacts = parties(facts).flatMap((each) => {
    const contact = officerText(each);
    return contact === undefined ? [] : [`${nameOf(each)}: ${contact}`];
  });
  return [
    {
      heading: 'The parties',
      law: 'Art. 26(1)',
      blocks: organisationBlocks(parties(facts)),
    },
    {
      heading: 'Arrangement of the joint controllers, as proposed',
      law: 'Art. 26(1), 26(2)',
      blocks: [
        {
          type: 'table',
          heads: ['duty', 'who', 'in the room'],
          rows: DUTIES,
        },
        text('People may turn to either party, whatever is arranged (Art. 26(3)).'),
        ...(contacts.length === 0 ? [gap('a contact point for people')] : items(contacts)),
      ],
    },
  ];
};

const byProcessor = (facts: Facts): readonly Section[] => {
  const { agreement } = facts.signed;
  const processors = everybody(facts).filter(
    ({ organisation }) => organisation?.role === 'processor',
  );
  return [
    {
      heading: 'Terms of the processor, as proposed',
      law: 'Art. 28(3)(a) to (h)',
      blocks: [
        ...(processors.length === 0
          ? [
              gap(
                'who processes on behalf of the parties (a processor of governance.organisations)',
              ),
            ]
          : items(processors.map((each) => nameOf(each)))),
        text(`Subject, nature and purpose: ${agreement.purpose}`),
        dataBlock(agreement),
        ...specialBlocks(agreement),
        ...items(retentionItems(agreement)),
        { type: 'table', heads: ['the processor owes', 'in the room'], rows: PROCESSOR_TERMS },
        ...subprocessorBlocks(processors),
      ],
    },
    {
      heading: 'Measures of security',
      law: 'Art. 28(3)(c), 32',
      blocks: [...items(securityItems(facts)), ...recordBlocks(everybody(facts))],
    },
    {
      heading: 'Signatures',
      law: 'Art. 28(9)',
      blocks: [gap('who signed for each organisation, and when')],
    },
  ];
};

/** The sections of a sheet of terms: between joint controllers, and with whoever runs the room for them. */
export const termsSections = (facts: Facts): readonly Section[] => [
  ...jointly(facts),
  ...byProcessor(facts),
];
