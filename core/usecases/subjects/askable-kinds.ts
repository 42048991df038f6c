import { takesOwnIds } from '#core/agreement/lookup.ts';
import {
  SUBJECT_KINDS,
  type SubjectIdentifier,
  type SubjectKind,
} from '#core/drops/subject-identifier.ts';
import { AirlockError } from '#core/errors.ts';
import { isOwnSlot, OWN_ID } from '#core/identifiers/kinds.ts';
import { heldVersions } from '#core/ledger/room-state.ts';
import type { PartyTerms } from '#core/usecases/subjects/search-versions.ts';

/**
 * By what somebody can be known in the lists of a party: the kinds of the agreement, and ids of its own where it brings some;
 * and whatever a version in the room has of a former agreement.
 */
const askableKinds = ({ agreement, party, state }: PartyTerms): readonly SubjectKind[] => {
  const held = new Set(heldVersions(state, party).flatMap(({ kinds }) => kinds));
  const kinds = agreement.identifiers.kinds;
  return SUBJECT_KINDS.filter((kind) =>
    kind === OWN_ID
      ? takesOwnIds(agreement, party) || [...held].some(isOwnSlot)
      : kinds.includes(kind) || held.has(kind),
  );
};

/**
 * Throws AirlockError('usage') for a kind by which nobody can be known in the lists of the party: that nobody was found would
 * be no answer, since nobody was looked for.
 */
export const checkAskable = (
  terms: PartyTerms,
  identifiers: readonly Pick<SubjectIdentifier, 'kind'>[],
): void => {
  const askable = askableKinds(terms);
  const other = identifiers.find(({ kind }) => !askable.includes(kind));
  if (other === undefined) return;
  throw new AirlockError(
    'usage',
    `Nobody can be known by ${other.kind} in your lists of this room: ask by ${askable.join(', ')}.`,
  );
};
