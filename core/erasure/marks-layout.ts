import type { TokenKind } from '#core/identifiers/kinds.ts';

/** Where the marks of those lie whom a party had forgotten. */
export const TOMBSTONES_PREFIX = 'tombstones/';

/** All marks of a party, of whichever request. */
export const partyMarksPrefix = (party: string): string => `${TOMBSTONES_PREFIX}party=${party}/`;

/** Marks as they stand since a request of a party. */
export interface MarksId {
  readonly party: string;
  readonly request: string;
}

/** Where they lie. */
export const marksPrefix = ({ party, request }: MarksId): string =>
  `${partyMarksPrefix(party)}request=${request}/`;

/** Key of the marks of one kind. */
export const marksKey = (id: MarksId, kind: TokenKind): string =>
  `${marksPrefix(id)}kind=${kind}.parquet`;

/** Key of what says which files of marks there are. */
export const marksSealKey = (id: MarksId): string => `${marksPrefix(id)}marks.json`;

/** Key of what says which versions stand for which, while a request is being done. */
export const successorsKey = (id: MarksId): string => `${marksPrefix(id)}successors.json`;

const MARKS_KEY = /^tombstones\/party=[^/]+\/request=([^/]+)\//;

/** The request whose marks lie at a key; undefined for any other key. */
export const requestOfKey = (key: string): string | undefined => MARKS_KEY.exec(key)?.[1];
