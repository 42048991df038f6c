import { LINKS_PREFIX, versionsOfLinkKey } from '#core/matching/link-keys.ts';
import { MATCHES_PREFIX, versionsOfMatchKey } from '#core/matching/match-keys.ts';

/** Where lies what an engine computed once of several versions and keeps: it ends with any of them. */
export const KEPT_PREFIXES = [MATCHES_PREFIX, LINKS_PREFIX] as const;

/** The versions that a kept file was made of, by its key; none if it is something else. */
export const versionsOfKeptKey = (key: string): readonly string[] => [
  ...versionsOfMatchKey(key),
  ...versionsOfLinkKey(key),
];
