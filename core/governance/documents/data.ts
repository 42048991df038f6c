import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { useOf } from '#core/agreement/attribute-uses.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import { specialCategoryFaults } from '#core/agreement/special-category-rules.ts';
import type { Block } from '#core/documents/governance-document.ts';
import { gap, text } from '#core/governance/documents/blocks.ts';
import { CATEGORIES } from '#core/special-categories/categories.ts';

/** On what legal basis people are on the lists, with its article. */
export const BASIS: Readonly<Record<Agreement['legalBasis'], string>> = {
  consent: 'consent (Art. 6(1)(a))',
  contract: 'performance of a contract (Art. 6(1)(b))',
  'legitimate-interests': 'legitimate interests (Art. 6(1)(f))',
};

/** A list that a party brings. */
interface Brought {
  readonly party: string;
  readonly name: string;
  readonly dataset: Agreement['datasets'][string][string];
}

/** Every list of an agreement. */
export const listsOf = (agreement: Agreement): readonly Brought[] =>
  agreement.parties.flatMap(({ id: party }) =>
    Object.entries(datasetsOf(agreement, party)).map(([name, dataset]) => ({
      ...{ party, name, dataset },
    })),
  );

const attributeTexts = ({ dataset }: Brought): string => {
  const each = Object.entries(dataset.attributes).map(
    ([name, values]) => `${name} (${values.join(', ')})`,
  );
  return each.length === 0 ? 'none' : each.join('; ');
};

const aboutText = ({ dataset }: Brought): string => {
  const { events } = dataset;
  return events === undefined ? 'people' : `events of people, kept ${events.maxAgeDays} days`;
};

/** Which data of whom is on the lists. */
export const dataBlock = (agreement: Agreement): Block => ({
  type: 'table',
  heads: ['list', 'about', 'attributes with their values', 'recognised by'],
  rows: listsOf(agreement).map((list) => [
    `${list.party}.${list.name}`,
    aboutText(list),
    attributeTexts(list),
    (list.dataset.events?.by ?? agreement.identifiers.kinds).join(', '),
  ]),
});

const USE = {
  counted: 'counted by, or a list or an experiment is made of it',
  filter: 'questions may be limited to some of its values',
  nothing: 'NEEDED FOR NOTHING: leave it out',
} as const;

/** What each attribute is needed for (Art. 5(1)(c)). */
export const usesBlock = (agreement: Agreement): Block => {
  const rows = listsOf(agreement).flatMap(({ party, name, dataset }) =>
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
  const { specialCategories = {} } = agreement;
  const unlawful = specialCategoryFaults(agreement).map(({ path, message }) =>
    gap(`by what it is lawful that ${path.join('.')} is held: ${message}`),
  );
  const rows = Object.values(specialCategories).map(({ at, values, category, article, reason }) => [
    values === undefined ? at : `${at}: ${values.join(', ')}`,
    CATEGORIES[category].denotes,
    `Art. ${article}`,
    reason,
  ]);
  if (unlawful.length > 0) return unlawful;
  return [
    rows.length === 0
      ? text(
          'No name or value of the agreement denotes special categories, as far as the words of this version know.',
        )
      : { type: 'table', heads: ['what', 'denotes', 'lawful by', 'reason of both parties'], rows },
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
