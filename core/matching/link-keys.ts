import type { TokenKind } from '#core/identifiers/kinds.ts';
import { kindsInKey, type MatchId } from '#core/matching/match-keys.ts';

/** Where the links of events to pairs lie that were computed once and are kept. */
export const LINKS_PREFIX = 'links/';

/** A link by the names of its three versions, and the kinds in the order in which they decide on a match. */
export interface LinkId extends MatchId {
  readonly events: string;
  /** Kinds by which an event is of a person; they are those of the agreement, and so no part of the name. */
  readonly by: readonly TokenKind[];
}

/** What a link is kept as: as a match is (`MATCH_FILES`). */
export const LINK_FILES = {
  parquet: 'link.parquet',
  text: 'text/link.csv',
  seal: 'seal.json',
} as const;
export type LinkFileName = (typeof LINK_FILES)[keyof typeof LINK_FILES];

/** Key of a file of a link. */
export const linkFileKey = (
  { collaboration, counted, other, on, events }: Omit<LinkId, 'by'>,
  file: LinkFileName,
): string =>
  `${LINKS_PREFIX}collaboration=${collaboration}/counted=${counted}/other=${other}/on=${kindsInKey(on)}/events=${events}/${file}`;

const VERSIONS = /^links\/[^/]+\/counted=([^/]+)\/other=([^/]+)\/[^/]+\/events=([^/]+)\//;

/** The three versions that a file of a link is of, by its key; none if it is of something else. */
export const versionsOfLinkKey = (key: string): readonly string[] =>
  VERSIONS.exec(key)?.slice(1) ?? [];
