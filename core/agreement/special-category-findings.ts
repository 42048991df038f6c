import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type Label, labelsOf } from '#core/agreement/labels.ts';
import { ageBand, areChildren, areVeryOld, isOfAge } from '#core/special-categories/ages.ts';
import type { CategoryName } from '#core/special-categories/category.ts';
import { denoted } from '#core/special-categories/denoted.ts';
import { callsVeryOld, offersMoney } from '#core/special-categories/financial-offers.ts';
import { isOfGoods } from '#core/special-categories/goods.ts';
import { categoryOfNode } from '#core/special-categories/iab-audience.ts';

/** A label, and a category that it denotes. */
export interface Finding {
  readonly label: Label;
  readonly category: CategoryName;
}

const bandOf = ({ text, attribute }: Label) =>
  attribute !== undefined && isOfAge(attribute) ? ageBand(text) : undefined;

const byWords = (label: Label): readonly CategoryName[] =>
  label.isNode === true
    ? [categoryOfNode(label.text)].filter((category) => category !== undefined)
    : denoted(label.text, {
        isOfThings:
          label.isAttribute ?? (label.attribute !== undefined && isOfGoods(label.attribute)),
      });

/** What bands of ages say, that of very old people only beside offers of money. */
const byAge = (label: Label, isAboutMoney: boolean): readonly CategoryName[] => {
  const band = bandOf(label);
  const isVeryOld = (band && areVeryOld(band)) || callsVeryOld(label.text);
  return [
    ...(band && areChildren(band) ? (['children'] as const) : []),
    ...(isVeryOld && isAboutMoney ? (['vulnerability'] as const) : []),
  ];
};

/** Everything in an agreement that denotes a special category, in the order in which it is read. */
export const specialCategoryFindings = (agreement: Agreement): readonly Finding[] => {
  const labels = labelsOf(agreement);
  const isAboutMoney = labels.some(({ text }) => offersMoney(text));
  return labels.flatMap((label) =>
    [...new Set([...byWords(label), ...byAge(label, isAboutMoney)])].map((category) => ({
      label,
      category,
    })),
  );
};
