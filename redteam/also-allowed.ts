import type { Agreement } from '#core/agreement/agreement-schema.ts';

type Analyses = Agreement['analyses'];

/**
 * What an agreement allows, and these analyses to a party: none is taken away, for attributes that no allowed analysis
 * needs are refused.
 */
export const alsoAllowed = (
  { analyses }: Pick<Agreement, 'analyses'>,
  party: string,
  more: Analyses[string],
): Analyses => ({ ...analyses, [party]: [...new Set([...(analyses[party] ?? []), ...more])] });
