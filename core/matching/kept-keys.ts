import { LINKS_PREFIX, versionsOfLinkKey } from '#core/matching/link-keys.ts';
import { MATCHES_PREFIX, versionsOfMatchKey } from '#core/matching/match-keys.ts';

/**
 * Where lies what an engine computed once of several versions and keeps: it ends with any of them. Links are where there
 * are events: a deployed room takes none, and has no place for them.
 */
export const keptPrefixes = (
  versions: readonly { readonly events?: number | undefined }[],
): readonly string[] =>
  versions.some(({ events }) => events !== undefined)
    ? [MATCHES_PREFIX, LINKS_PREFIX]
    : [MATCHES_PREFIX];

/** The versions that a kept file was made of, by its key; none if it is something else. */
export const versionsOfKeptKey = (key: string): readonly string[] => [
  ...versionsOfMatchKey(key),
  ...versionsOfLinkKey(key),
];
