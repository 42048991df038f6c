import type { Activation } from '#core/agreement/activation-schema.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { attributesOf, partiesByRole } from '#core/agreement/lookup.ts';
import { canonicalJson } from '#core/canonical-json.ts';

/** An activation, and the agreement that it is of. */
export interface AgreedActivation {
  readonly agreement: Agreement;
  readonly activation: Activation;
}

/** The values of the segment as a set, by attribute; an attribute all of whose values belong to it says nothing. */
const segmentSets = ({ agreement, activation: { from, segment = {} } }: AgreedActivation) => {
  const declared = attributesOf(agreement, partiesByRole(agreement).advertiser.id, from);
  const sets = Object.entries(segment).map(
    ([attribute, values]) => [attribute, values.toSorted()] as const,
  );
  return Object.fromEntries(
    sets.filter(([attribute, { length }]) => length !== declared[attribute]?.length),
  );
};

/** Which of the advertiser's people may be listed: the same text for the same people, however an agreement spells them. */
export const peopleTerms = (agreed: AgreedActivation): string => {
  const { from, consent } = agreed.activation;
  return canonicalJson({ from, consent, segment: segmentSets(agreed) });
};

/**
 * What a list is: who may be on it, for whom, for which purpose, by which coin and how long. Two activations that say
 * the same here have the same list. How many lists there are, and of how many people at least, is no part of it.
 */
export const listTerms = (agreed: AgreedActivation): string => {
  const { to, use, purpose, on, listEpsilon, expiresAfterDays } = agreed.activation;
  return canonicalJson({
    ...{ people: peopleTerms(agreed), to, use, purpose, listEpsilon, expiresAfterDays },
    // People are matched in the order of the agreement's kinds, whatever the order here.
    on: on.toSorted(),
  });
};
