import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { differenceText, termsDifferences } from '#core/agreement/delivered-terms.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import { ownValue } from '#core/own-value.ts';

const listsOf = (agreement: Agreement) =>
  agreement.parties.flatMap(({ id: party }) =>
    Object.entries(datasetsOf(agreement, party)).map(([dataset, { attributes }]) => ({
      party,
      dataset,
      attributes: Object.keys(attributes),
    })),
  );
type List = ReturnType<typeof listsOf>[number];

const has = (agreement: Agreement, { party, dataset }: List): boolean =>
  ownValue(datasetsOf(agreement, party), dataset) !== undefined;

const ofList = (before: Agreement, after: Agreement, list: List): readonly string[] => {
  const name = `${list.party}.${list.dataset}`;
  if (!has(before, list))
    return [
      `${name} is new: its list has to be delivered, also one that the room has under another name; it brings no new budget, which belongs to the people of its party, over all their lists.`,
    ];
  const kinds = before.identifiers.kinds.filter((kind) => after.identifiers.kinds.includes(kind));
  const read = { kinds, attributes: list.attributes };
  const differences = termsDifferences(before, after, { list, read });
  if (differences.length === 0) return [];
  return [
    `${name} in the room was delivered ${differences.map(differenceText).join(' and ')}: questions to which that matters are refused until it is uploaded again.`,
  ];
};

const hidesAttributes = (agreement: Agreement): boolean => {
  const terms = effectiveTerms(agreement);
  return terms.noise !== 'none' && terms.protects === 'attributes';
};

/** Earlier answers keep the charge that they had, which was for membership (docs/privacy.md, "Raised terms"). */
const ofCharges = (before: Agreement, after: Agreement): readonly string[] =>
  effectiveTerms(before).noise !== 'none' && !hidesAttributes(before) && hidesAttributes(after)
    ? [
        'What was paid for answers so far counts once, though each may have told twice as much of an attribute: together with them, more can be told of an attribute than the new budgets say.',
      ]
    : [];

/**
 * What a change of agreement means for lists that are in the room and for what was paid, a sentence each; nothing
 * if they serve as before.
 */
export const consequences = (before: Agreement, after: Agreement): readonly string[] => [
  ...listsOf(after).flatMap((list) => ofList(before, after, list)),
  ...listsOf(before)
    .filter((list) => !has(after, list))
    .map(
      ({ party, dataset }) =>
        `${party}.${dataset} is gone: once this is in force, no question is about it and the room removes its list.`,
    ),
  ...ofCharges(before, after),
  ...after.identifiers.kinds
    .filter((kind) => !before.identifiers.kinds.includes(kind))
    .map(
      (kind) => `${kind} is new: people are matched by it once both lists were uploaded with it.`,
    ),
];
