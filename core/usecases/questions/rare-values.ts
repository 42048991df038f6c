import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import type { DeclaredLists } from '#core/analyses/base-question.ts';
import type { Counts } from '#core/privacy/exact/count-table.ts';
import { hideAll, hideRareValues } from '#core/privacy/minimum-support.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';

const nameOf = (attribute: string, value: string): string => JSON.stringify([attribute, value]);

/** What the people of either list have: of what events say, or is made of them, nobody counted who has which value. */
const attributesOfPeople = (lists: DeclaredLists): ReadonlySet<string> =>
  new Set(
    [lists.counted, lists.other].flatMap(({ party, attributes }) =>
      Object.keys(attributes).map((attribute) => attributeText({ party, attribute })),
    ),
  );

/**
 * Hides of a question what too few people of its lists have: values that it counts by, and all of it where a filter
 * lets so few in. Which values of a question's lists too few of their people have, by what was counted when they were
 * published. A version of an older room, in which nothing was counted, has none that is known to have enough,
 * where the agreement asks for more than k.
 */
export const hideRare = ({
  question,
  signed,
  versions,
}: Pick<Asked, 'question' | 'signed' | 'versions'>): ((counts: Counts) => Counts) => {
  const { k, minimumSupport } = effectiveTerms(signed.agreement);
  if (minimumSupport <= k) return (counts) => counts;
  const support = new Map(
    (['counted', 'other'] as const).flatMap((side) =>
      (versions.reports[side].support ?? []).map(({ attribute, value, people }) => [
        nameOf(attributeText({ party: versions[side].party, attribute }), value),
        people,
      ]),
    ),
  );
  const known = attributesOfPeople(declaredLists(signed.agreement, question));
  const peopleOf = (attribute: string, values: readonly string[]): number =>
    values.reduce((sum, value) => sum + (support.get(nameOf(attribute, value)) ?? 0), 0);
  // What a filter lets in is one value of its list, however many names it has.
  const isRareFilter = (question.where ?? []).some(
    ({ values, ...attribute }) =>
      attribute.dataset === undefined &&
      peopleOf(attributeText(attribute), values) < minimumSupport,
  );
  if (isRareFilter) return hideAll;
  return (counts) =>
    hideRareValues(
      counts,
      (attribute, ...values) =>
        known.has(attribute) && peopleOf(attribute, values) < minimumSupport,
    );
};
