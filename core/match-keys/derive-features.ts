import type { DescribedPerson, PersonFeatures } from '#core/match-keys/features.ts';

/** PLACEHOLDER for the contract: the features of a person. Never throws. */
export const deriveFeatures = (_person: DescribedPerson): PersonFeatures => ({});
