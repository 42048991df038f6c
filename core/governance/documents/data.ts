import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { useOf } from '#core/agreement/attribute-uses.ts';
import { specialCategoryFaults } from '#core/agreement/special-category-rules.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { gap, text } from '#core/governance/documents/blocks.ts';
import { heldLists } from '#core/governance/documents/held-lists.ts';
import { SPECIAL_WORDS } from '#core/governance/documents/special-words.ts';
import { CATEGORIES } from '#core/special-categories/categories.ts';

/** On what legal basis people are on the lists, with its article. */
export const BASIS: Readonly<Record<Agreement['legalBasis'], string>> = {
  consent: 'consent (Art. 6(1)(a))',
  contract: 'performance of a contract (Art. 6(1)(b))',
  'legitimate-interests': 'legitimate interests (Art. 6(1)(f))',
};

const USE = {
  counted: 'counted by, or a list or an experiment is made of it',
  filter: 'questions may be limited to some of its values',
  nothing: 'NEEDED FOR NOTHING: leave it out',
} as const;

/** What each attribute is needed for (Art. 5(1)(c)). */
export const usesBlock = (agreement: Agreement): Block => {
  const rows = heldLists(agreement).flatMap(({ party, name, dataset }) =>
    Object.keys(dataset.attributes).map((attribute) => [
      `${party}.${name}.${attribute}`,
      USE[useOf(agreement, { party, dataset: name, attribute })],
    ]),
  );
  return rows.length === 0
    ? text('The lists hold no attribute.')
    : { type: 'table', heads: ['attribute', 'needed for'], rows };
};

/** What of the data the law protects most, and by which article it is lawful (Art. 9, 10). */
export const specialBlocks = (agreement: Agreement): readonly Block[] => {
  const unlawful = specialCategoryFaults(agreement).map(({ path, message }) =>
    gap(`by what it is lawful that ${path.join('.')} is held: ${message}`),
  );
  const rows = Object.values(agreement.specialCategories ?? {}).map((each) => [
    each.values === undefined ? each.at : `${each.at}: ${each.values.join(', ')}`,
    CATEGORIES[each.category].denotes,
    `Art. ${each.article}: ${SPECIAL_WORDS.en.grounds[each.article]}`,
    each.reason,
  ]);
  if (rows.length > 0)
    return [
      { type: 'table', heads: ['what', 'denotes', 'lawful by', 'reason of both parties'], rows },
      ...unlawful,
    ];
  return unlawful.length > 0
    ? unlawful
    : [
        text(
          'No name or value of the agreement denotes special categories, as far as the words of this version know.',
        ),
      ];
};

/** When what is deleted (Art. 5(1)(e)). */
export const retentionItems = ({ retention }: Agreement): readonly string[] => [
  `a delivered file: at once when it was taken, else after ${retention.dropsDays} days`,
  `a list in the room: after ${retention.tokensDays} days`,
  `an answer: after ${retention.releasesDays} days in the room; who read it keeps it by its own rules`,
  'the ledger, which holds nothing about a single person: as long as the room',
];

/** What each party may ask, and which lists for activation may be made. */
export const usageItems = ({ analyses, activations = {} }: Agreement): readonly string[] => [
  ...Object.entries(analyses).map(
    ([party, asked]) => `${party} may ask ${asked.length === 0 ? 'nothing' : asked.join(', ')}`,
  ),
  ...Object.entries(activations).map(
    ([name, { use, purpose, expiresAfterDays }]) =>
      `list ${name} (${use}), for: ${purpose}; it ends after ${expiresAfterDays} days`,
  ),
];

/** How consent is shown, where the agreement asks for it. */
export const consentText = ({ consent }: Agreement): string | undefined =>
  consent &&
  `A row enters a drop only with consent, shown by ${consent.kinds.join(' or ')}${consent.maxAgeDays === undefined ? '' : `, not older than ${consent.maxAgeDays} days`}.`;
