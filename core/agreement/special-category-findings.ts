import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { type Label, labelsOf } from '#core/agreement/labels.ts';
import {
  ageBand,
  areChildren,
  areVeryOld,
  isOfAge,
  saidAgeBand,
} from '#core/special-categories/ages.ts';
import type { CategoryName } from '#core/special-categories/category.ts';
import { denoted } from '#core/special-categories/denoted.ts';
import { callsVeryOld, offersMoney } from '#core/special-categories/financial-offers.ts';
import { isOfGoods } from '#core/special-categories/goods.ts';
import { categoryOfNode } from '#core/special-categories/iab-audience.ts';
import { isUnread } from '#core/special-categories/unread.ts';

/** A label, and a category that it denotes. */
export interface Finding {
  readonly label: Label;
  readonly category: CategoryName;
}

const isOfThings = ({ attribute }: Label): boolean =>
  attribute !== undefined && isOfGoods(attribute);

const bandOf = (label: Label) => {
  const { text, attribute } = label;
  if (attribute !== undefined && isOfAge(attribute)) return ageBand(text);
  return isOfThings(label) ? undefined : saidAgeBand(text);
};

const asOf = (label: Label) => {
  if (label.isAttribute === true) return { as: 'attribute' } as const;
  return isOfThings(label) ? ({ as: 'things' } as const) : {};
};

const byWords = (label: Label): readonly CategoryName[] =>
  label.isNode === true
    ? [categoryOfNode(label.text)].filter((category) => category !== undefined)
    : [
        ...denoted(label.text, asOf(label)),
        ...(isUnread(label.text) ? (['unread-script'] as const) : []),
      ];

/** Values that are a switch where one of the others is its other half. */
const SWITCHED_OFF = /^disabled$/i;
const SWITCHED_ON = /^(?:enabled|active|on)$/i;

/** What is no person in an agreement: the values `disabled` beside `enabled`. */
const switchesIn = (labels: readonly Label[]): ((label: Label) => boolean) => {
  const switches = new Set(
    labels.filter(({ text }) => SWITCHED_ON.test(text)).map(({ at, attribute }) => attribute && at),
  );
  return ({ text, at, attribute }) =>
    attribute !== undefined && SWITCHED_OFF.test(text) && switches.has(at);
};

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
  const isSwitch = switchesIn(labels);
  return labels
    .filter((label) => !isSwitch(label))
    .flatMap((label) =>
      [...new Set([...byWords(label), ...byAge(label, isAboutMoney)])].map((category) => ({
        label,
        category,
      })),
    );
};
