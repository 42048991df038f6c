import { isMatchSlot, type MatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';

/** All match keys of a person as one token: the exclusive or of theirs, which are as good as random; zeros where there are none. */
export const JOINED_KEYS = '_keys';

/** What a mark tells apart: each kind by itself, and of match keys all together. */
export type MarkedKind = Exclude<TokenKind, MatchSlot> | typeof JOINED_KEYS;

/**
 * The marked kinds of a list, in its order, and its match keys last. So what is told of a person beside each of its tokens
 * grows with the kinds of identifiers, and not with the square of the number of match keys.
 */
export const markedKinds = (kinds: readonly TokenKind[]): readonly MarkedKind[] => [
  ...kinds.filter((kind) => !isMatchSlot(kind)),
  ...(kinds.some(isMatchSlot) ? ([JOINED_KEYS] as const) : []),
];
