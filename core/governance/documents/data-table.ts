import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Block } from '#core/documents/governance-document.ts';
import type { SubjectKind } from '#core/drops/subject-identifier.ts';
import { type HeldList, heldLists } from '#core/governance/documents/held-lists.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';
import { OWN_ID } from '#core/identifiers/kinds.ts';
import { ownValue } from '#core/own-value.ts';

const aboutText = ({ dataset: { events } }: HeldList): string =>
  events === undefined
    ? 'people'
    : `events of the people of ${events.of}, delivered when they are at most ${events.maxAgeDays} days old`;

const OWN_IDS = "ids of the party's own (cookies, apps, logins)";

const kindText = (kind: SubjectKind): string => (kind === OWN_ID ? OWN_IDS : KIND_WORDS.en[kind]);

const identifiersText = ({ kinds, ownIds }: HeldList): string =>
  [...kinds.map(kindText), ...(ownIds === 0 ? [] : [`${OWN_IDS}, at most ${ownIds} of each`])].join(
    '; ',
  );

const attributeTexts = ({ dataset: { attributes, hierarchies = {} } }: HeldList): string =>
  Object.entries(attributes)
    .map(([name, values]) => {
      const levels = Object.entries(ownValue(hierarchies, name) ?? {}).map(
        ([level, parents]) => `, by ${level} (${Object.keys(parents).join(', ')})`,
      );
      return `${name} (${values.join(', ')})${levels.join('')}`;
    })
    .join('; ');

const eventTexts = ({ dataset: { events }, amounts }: HeldList): readonly string[] => {
  if (events === undefined) return [];
  const { engagement } = events;
  const types = Object.entries(engagement?.types ?? {}).map(([type, { as }]) => `${type}: ${as}`);
  return [
    'the time of each event',
    ...(engagement === undefined
      ? []
      : [`the kind of each touch, by ${engagement.attribute} (${types.join(', ')})`]),
    ...amounts.map(
      ({ name, unit, least, most }) =>
        `${name} of each event, in ${unit}, from ${least} to ${most}`,
    ),
  ];
};

const LABEL = 'a random number of each row, by which a list for advertising names it';

const otherTexts = (list: HeldList): string =>
  [...eventTexts(list), ...(list.isLabelled ? [LABEL] : [])].join('; ');

/** Which data of whom is on the lists: every category that the agreement declares. */
export const dataBlock = (agreement: Agreement): Block => ({
  type: 'table',
  heads: ['list', 'about', 'identifiers', 'attributes with their values', 'other data'],
  rows: heldLists(agreement).map((list) => [
    `${list.party}.${list.name}`,
    aboutText(list),
    identifiersText(list),
    attributeTexts(list) || 'none',
    otherTexts(list) || 'none',
  ]),
});
