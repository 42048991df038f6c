import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { datasetsOf } from '#core/agreement/lookup.ts';
import type { RareValues } from '#core/documents/rare-values.ts';
import { ownValue } from '#core/own-value.ts';
import type { ValueSupport } from '#core/people-sums.ts';
import type { DatasetId } from '#core/room-layout.ts';

/** The declared values of a list that too few of its people have, if any; undefined where nobody counted. */
export const rareValues = (
  agreement: Agreement,
  { party, dataset }: DatasetId,
  support: readonly ValueSupport[] | undefined,
): RareValues | undefined => {
  const { minimumSupport: minimum } = effectiveTerms(agreement);
  const attributes = ownValue(datasetsOf(agreement, party), dataset)?.attributes ?? {};
  const peopleWith = (attribute: string, value: string): number =>
    support?.find((each) => each.attribute === attribute && each.value === value)?.people ?? 0;
  const values = Object.entries(attributes)
    .flatMap(([attribute, declared]) =>
      declared.map((value) => ({ attribute, value, people: peopleWith(attribute, value) })),
    )
    .filter(({ people }) => people < minimum);
  return support && values.length > 0 ? { minimum, values } : undefined;
};
