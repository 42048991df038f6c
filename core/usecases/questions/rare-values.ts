import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import type { IsRare } from '#core/privacy/minimum-support.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';

const nameOf = (attribute: string, value: string): string => JSON.stringify([attribute, value]);

/**
 * Which values of a question's lists too few of their people have, by what was counted when they were
 * published. A version of an older room, in which nothing was counted, has none that is known to have enough,
 * where the agreement asks for more than k.
 */
export const rareValuesOf = ({ signed, versions }: Pick<Asked, 'signed' | 'versions'>): IsRare => {
  const { k, minimumSupport } = effectiveTerms(signed.agreement);
  if (minimumSupport <= k) return () => false;
  const enough = new Set(
    (['counted', 'other'] as const).flatMap((side) =>
      (versions.reports[side].support ?? [])
        .filter(({ people }) => people >= minimumSupport)
        .map(({ attribute, value }) =>
          nameOf(attributeText({ party: versions[side].party, attribute }), value),
        ),
    ),
  );
  return (attribute, value) => !enough.has(nameOf(attribute, value));
};
