import type { MatchText, VaultQuery } from '#core/matching/vault-query.ts';

/** A question whose match has this text, on an engine that would take another. */
export const inText = (query: VaultQuery, text: MatchText): VaultQuery => ({
  ...query,
  match: { fast: query.match[text], oblivious: query.match[text] },
});
