import type { SubjectIdentifier } from '#core/drops/subject-identifier.ts';
import { OWN_ID, OWN_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { HeldToken } from '#core/ports/version-files.ts';
import { tokenOf } from '#core/tokens/token.ts';
import { withTombstoneKeys } from '#core/tokens/tombstone-keys.ts';
import { lendMarks } from '#core/usecases/erasure/marks.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import type { Search } from '#core/usecases/subjects/search-versions.ts';

type Ports = Pick<RoomPorts, 'objects' | 'keyRing' | 'workspace' | 'forgetting'>;

/** Under which key an identifier is marked: ids of a party's own all under one. */
const keyOf = ({ kind }: SubjectIdentifier): TokenKind => (kind === OWN_ID ? OWN_SLOTS[0] : kind);

/**
 * How many of these identifiers of a party are marked, so that whoever has one stays out of what it delivers. Throws
 * AirlockError('room') where the marks are damaged: nobody is told that there is none.
 */
export const markedIdentifiers = async (
  ports: Ports,
  { agreement, state, party, identifiers }: Search,
): Promise<number> => {
  const request = state.tombstones.get(party);
  if (request === undefined) return 0;
  const collaboration = agreement.id;
  const kinds = [...new Set(identifiers.map(keyOf))];
  const scope = { collaboration, party };
  return withTombstoneKeys(ports.keyRing, { kinds, scope }, (keys) => {
    const marks = new Map<TokenKind, HeldToken[]>();
    for (const each of identifiers) {
      const key = keys.get(keyOf(each));
      if (key)
        marks.set(keyOf(each), [...(marks.get(keyOf(each)) ?? []), tokenOf(key, each.digest)]);
    }
    return lendMarks(ports, { collaboration, marks: { party, request } }, (standing) =>
      ports.forgetting.countMarked(standing, marks),
    );
  });
};
