import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { auditBlocks } from '#core/governance/documents/audit-blocks.ts';
import { gap, items, table, text } from '#core/governance/documents/blocks.ts';
import type { Facts } from '#core/governance/documents/facts.ts';
import type { Named } from '#core/governance/organisations.ts';

const noiseItem = (agreement: Agreement): string => {
  const terms = effectiveTerms(agreement);
  if (terms.noise === 'none')
    return `no noise: counts are rounded down to ${terms.roundTo}, and a list must change by ${terms.minimumChange} people before it is counted anew; nothing is promised about what answers tell when they are compared`;
  return `${terms.noise} noise: an answer costs up to epsilon ${terms.epsilon}, of a budget of ${terms.epsilonBudget} in ${terms.budgetPeriodDays} days for the people of each party`;
};

/** What the terms of an agreement promise to the people on the lists. */
export const promiseItems = (agreement: Agreement): readonly string[] => {
  const { k, minimumDataset } = effectiveTerms(agreement);
  return [
    `no count that comes out describes fewer than ${k} people, and no list of fewer than ${minimumDataset} people is counted`,
    noiseItem(agreement),
  ];
};

/** What protects the data in any room (Art. 25, 32); each is a part of the program, tested there. */
export const securityItems = ({ where, signed }: Facts): readonly string[] => [
  'identifiers are hashed on the machine of their party; columns that the agreement does not declare never leave it',
  'the room turns hashes into keyed tokens by a key that neither party holds, and deletes the delivered file; tokens stay personal data (Art. 4(5))',
  ...promiseItems(signed.agreement),
  'both parties approve the agreement by its digest; what is not in it is refused, for free',
  'every approval, delivery, question and deletion is an entry of a sealed ledger that both read',
  where === 'local'
    ? 'the room is a folder of one machine: whoever may read that folder may do everything with it, and protects it as such'
    : 'files are encrypted under keys of KMS that no person may use; each function has a role of its own, and no person reads tokens',
];

/** What others attested of an organisation, and what its people learned. */
export const recordBlocks = (all: readonly Named[]): readonly Block[] => {
  const rows = all.flatMap(({ id, organisation }) => [
    ...Object.values(organisation?.attestations ?? {}).map(({ name, issued, expires }) => [
      ...[id, name, issued, expires],
    ]),
    ...Object.values(organisation?.training ?? {}).map(({ topic, held, expires }) => [
      ...[id, `training: ${topic}`, held, expires],
    ]),
  ]);
  return [
    table(
      ['who', 'what', 'from', 'until'],
      rows,
      'attestations of security and records of training of any organisation',
    ),
  ];
};

/** What attacks came to. */
const redteamBlocks = ({ redteam, signed }: Facts): readonly Block[] => {
  if (redteam === undefined)
    return [gap('the results of attacks on rooms under this agreement (--redteam)')];
  const verdicts = Object.entries(redteam.verdicts).map(([verdict, many]) => `${many} ${verdict}`);
  return [
    text(
      `Attacks on live rooms, with ${redteam.trials} trials of each guessing game, came to: ${verdicts.join(', ')}.`,
    ),
    ...(redteam.agreement === signed.digest
      ? []
      : [gap('attacks under this agreement: those of --redteam were under another one')]),
  ];
};

/** What was measured of these measures. */
export const measuredBlocks = (facts: Facts): readonly Block[] => [
  ...auditBlocks(facts),
  ...redteamBlocks(facts),
];

/** What people can ask for, and by which command a party does it (Art. 15 to 21). */
export const rightsBlocks: readonly Block[] = [
  {
    type: 'table',
    heads: ['right', 'article', 'by'],
    rows: [
      ['to be informed', 'Art. 12 to 14', 'airlock notice'],
      ['of access, to a copy', 'Art. 15, 20', 'airlock subject, by each party for its own lists'],
      [
        'to rectification',
        'Art. 16',
        'a new delivery of the list, which takes the place of the former',
      ],
      ['to erasure', 'Art. 17', 'airlock forget: at once, for good, over all versions and events'],
      [
        'to object',
        'Art. 21',
        'airlock forget with the reason of an objection; the next question counts without',
      ],
      ['to withdraw consent', 'Art. 7(3)', 'the same, or a delivery without the row'],
    ],
  },
  ...items([
    'a party finds a person by identifiers that it holds; the room holds none in clear, and nobody but that party is told',
  ]),
];
