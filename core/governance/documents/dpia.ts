import type { Section } from '#core/documents/governance-document.ts';
import { gap, items, said, table, text } from '#core/governance/documents/blocks.ts';
import {
  BASIS,
  consentText,
  retentionItems,
  specialBlocks,
  usageItems,
  usesBlock,
} from '#core/governance/documents/data.ts';
import { dataBlock } from '#core/governance/documents/data-table.ts';
import { criteriaBlocks } from '#core/governance/documents/dpia-criteria.ts';
import { riskBlock } from '#core/governance/documents/dpia-risks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import {
  measuredBlocks,
  recordBlocks,
  rightsBlocks,
  securityItems,
} from '#core/governance/documents/measures.ts';
import {
  everybody,
  organisationBlocks,
  subprocessorBlocks,
} from '#core/governance/documents/parties.ts';
import { REVIEW_DAYS } from '#core/governance-limits.ts';

const assessmentOf = ({ signed }: Facts) => signed.agreement.governance?.assessment;

const STEPS = [
  'each party prepares its list on its own machine: identifiers are normalised and hashed, all other columns are dropped',
  'the room takes the file, turns hashes into keyed tokens, and deletes the file',
  'a question of a party is held against the agreement and the budget, matched over tokens, and answered by counts above a threshold, of which the measures below say more',
  'a list for activation, where one is agreed, is drawn by coins from the labels of the publisher',
];

const described = (facts: Facts): Section => {
  const { agreement } = facts.signed;
  return {
    heading: 'The processing and its purposes',
    law: 'Art. 35(7)(a)',
    blocks: [
      text(`Purpose: ${agreement.purpose}`),
      text(`Legal basis: ${BASIS[agreement.legalBasis]}.`),
      ...items(STEPS),
      dataBlock(agreement),
      ...specialBlocks(agreement),
      ...items(usageItems(agreement)),
      ...items(retentionItems(agreement)),
      table(
        ['party', 'lists delivered', 'answers', 'questions refused'],
        facts.activity.parties.map((each) =>
          [each.party, each.delivered, each.answers, each.refusedQuestions].map(String),
        ),
        'what happened in the room so far',
      ),
    ],
  };
};

const necessary = (facts: Facts): Section => {
  const { agreement } = facts.signed;
  const consent = consentText(agreement);
  return {
    heading: 'Necessity and proportionality',
    law: 'Art. 35(7)(b), 5, 6, 12 to 22, 28, 44 to 49',
    blocks: [
      said(assessmentOf(facts)?.necessity, 'why nothing milder would serve the purpose'),
      usesBlock(agreement),
      ...(consent === undefined
        ? agreement.legalBasis === 'consent'
          ? [gap('how the consent of each person is shown (consent of the agreement)')]
          : []
        : [text(consent)]),
      ...rightsBlocks,
      ...subprocessorBlocks(everybody(facts)),
    ],
  };
};

const measures = (facts: Facts): Section => ({
  heading: 'Measures against the risks',
  law: 'Art. 35(7)(d), 25, 32',
  blocks: [
    ...items(securityItems(facts)),
    ...recordBlocks(everybody(facts)),
    ...measuredBlocks(facts),
  ],
});

const decided = (facts: Facts): Section => ({
  heading: 'Advice, views and decision',
  law: 'Art. 35(2), 35(9), 36(1)',
  blocks: [
    said(assessmentOf(facts)?.consultation, 'the advice of the officers and the views of people'),
    gap('whether the risk that is left is high, so that the authority is asked first (Art. 36)'),
    gap('who decided that the processing may go on, and when'),
  ],
});

const reviewed = ({ signed }: Facts): Section => ({
  heading: 'When this is looked at again',
  law: 'Art. 35(11)',
  blocks: [
    text(
      `When the agreement changes, which takes both parties, and with every review of access, which is due after ${signed.agreement.governance?.reviewDays ?? REVIEW_DAYS} days. Each version is written anew by airlock dpia.`,
    ),
  ],
});

/** The sections of a data protection impact assessment. */
export const dpiaSections = (facts: Facts): readonly Section[] => [
  {
    heading: 'What this is',
    blocks: [
      text(
        'A draft for the controllers and their officers, written by a program from what the agreement, the ledger and the access table say. Nothing in it was guessed: what no source says is marked, and is for people to fill.',
      ),
    ],
  },
  {
    heading: 'Who is responsible',
    law: 'Art. 26, 28, 35(1)',
    blocks: organisationBlocks(everybody(facts)),
  },
  {
    heading: 'Whether an assessment is due',
    law: 'Art. 35(1), 35(3); WP248 rev.01',
    blocks: criteriaBlocks(facts),
  },
  described(facts),
  necessary(facts),
  {
    heading: 'Risks to the rights and freedoms of people',
    law: 'Art. 35(7)(c)',
    blocks: [
      riskBlock(facts),
      gap('how likely and how grave each risk is, as the controllers see it'),
    ],
  },
  measures(facts),
  decided(facts),
  reviewed(facts),
];
