import { MATCH_FILES, type MatchId, matchFileKey } from '#core/matching/match-keys.ts';
import { tokenKindsOf } from '#core/matching/token-kinds-of.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { type Sealable, sourceFiles } from '#core/usecases/questions/kept-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What a kept match must have been made of. */
export interface MatchSources extends Sealable {
  readonly match: VersionsMatch;
}

/** The name of a match in the vault. */
export const matchIdOf = ({ counted, other, on }: VersionsMatch): MatchId => ({
  collaboration: counted.collaboration,
  counted: counted.version,
  other: other.version,
  on,
});

/** Looks at what a match is made of; before it is made, so that nothing changes under it unseen. */
export const matchSources = async (
  room: Pick<RoomPorts, 'objects'>,
  match: VersionsMatch,
): Promise<MatchSources> => {
  const id = matchIdOf(match);
  const files = await Promise.all(
    [match.counted, match.other].map((version) => sourceFiles(room, version, tokenKindsOf(match))),
  );
  return {
    match,
    key: matchFileKey(id, MATCH_FILES.seal),
    made: {
      ...id,
      ...(match.points && { points: match.points }),
      attributes: match.attributes.map(({ table, column }) => [table, column]),
    },
    files: files.flat(),
  };
};
