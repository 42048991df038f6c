import type { MatchKind } from '#core/identifiers/kinds.ts';

/** Where the matches lie that were computed once and are kept. */
export const MATCHES_PREFIX = 'matches/';

/** A match by the names of its two versions, and the kinds in the order in which they decide. */
export interface MatchId {
  readonly collaboration: string;
  readonly counted: string;
  readonly other: string;
  readonly on: readonly MatchKind[];
}

/**
 * What a match is kept as: a file of rows, and the note that vouches for it, which is written last. The text has a
 * folder of its own: Athena reads whatever lies in one.
 */
export const MATCH_FILES = {
  parquet: 'match.parquet',
  text: 'text/match.csv',
  seal: 'seal.json',
} as const;
export type MatchFileName = (typeof MATCH_FILES)[keyof typeof MATCH_FILES];

/** Kinds in the order in which they decide, as a folder is called. */
export const kindsInKey = (on: MatchId['on']): string => on.join('-');

/** Where the files of a match lie. */
export const matchPrefix = ({ collaboration, counted, other, on }: MatchId): string =>
  `${MATCHES_PREFIX}collaboration=${collaboration}/counted=${counted}/other=${other}/on=${kindsInKey(on)}/`;

/** Key of a file of a match. */
export const matchFileKey = (id: MatchId, file: MatchFileName): string =>
  `${matchPrefix(id)}${file}`;

const VERSIONS = /^matches\/[^/]+\/counted=([^/]+)\/other=([^/]+)\//;

/** The two versions that a file of a match is of, by its key; none if it is of something else. */
export const versionsOfMatchKey = (key: string): readonly string[] =>
  VERSIONS.exec(key)?.slice(1) ?? [];
