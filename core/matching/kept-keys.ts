import { LINK_FILES, LINKS_PREFIX, versionsOfLinkKey } from '#core/matching/link-keys.ts';
import { MATCH_FILES, MATCHES_PREFIX, versionsOfMatchKey } from '#core/matching/match-keys.ts';

/**
 * Where lies what an engine computed once of several versions and keeps: it ends with any of them. Links are where there
 * are events.
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

/** Whether a key is that of a match or a link as a text, which Athena reads. */
export const isKeptText = (key: string): boolean =>
  [MATCH_FILES.text, LINK_FILES.text].some((file) => key.endsWith(`/${file}`)) &&
  versionsOfKeptKey(key).length > 0;
