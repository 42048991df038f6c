import type { Activation } from '#core/agreement/activation-schema.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { partiesByRole } from '#core/agreement/lookup.ts';
import { attributeText } from '#core/analyses/attributes.ts';

/** The attributes of the brand's list that decide who is of a segment, consent first. */
export const segmentOf = ({
  consent,
  segment = {},
}: Activation): readonly (readonly [attribute: string, values: readonly string[]])[] => [
  [consent.attribute, [consent.value]],
  ...Object.entries(segment),
];

/** The question whose answer tells the size of a list: how many are matched, by consent and the segment's attribute. */
export const sizeQuestion = (agreement: Agreement, activation: Activation) => {
  const { advertiser, publisher } = partiesByRole(agreement);
  return {
    analysis: 'segments',
    datasets: { [advertiser.id]: activation.from, [publisher.id]: activation.to },
    on: activation.on,
    by: segmentOf(activation).map(([attribute]) =>
      attributeText({ party: advertiser.id, attribute }),
    ),
  };
};
