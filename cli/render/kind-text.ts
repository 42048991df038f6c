import {
  isMatchSlot,
  MATCH_SLOTS,
  OWN_ID,
  OWN_SLOTS,
  ROW_LABEL,
  TOKEN_KINDS,
  type TokenKind,
} from '#core/identifiers/kinds.ts';

/** Places for ids of a party's own as people know them: the second and later ones by their number. */
const OWN: ReadonlyMap<TokenKind, string> = new Map(
  OWN_SLOTS.map((slot, at) => [slot, at === 0 ? OWN_ID : `${OWN_ID} (${at + 1})`]),
);

/** What people call what a version or a report holds: a kind of identifier, an id of the party's own, a match key, or the labels of rows. */
export const kindText = (kind: TokenKind): string => {
  if (kind === ROW_LABEL) return 'labels';
  return isMatchSlot(kind) ? `match key ${MATCH_SLOTS.indexOf(kind) + 1}` : (OWN.get(kind) ?? kind);
};

/**
 * What is told of each kind, identifiers first and match keys last: a report that was stored has its members by the alphabet,
 * and so places for match keys before all else.
 */
export const byKind = <Told>(
  told: Readonly<Partial<Record<TokenKind, Told>>>,
): readonly (readonly [TokenKind, Told])[] =>
  TOKEN_KINDS.flatMap((kind) => {
    const found = told[kind];
    return found === undefined ? [] : [[kind, found] as const];
  });
