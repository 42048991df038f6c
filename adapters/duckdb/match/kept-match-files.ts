import { link } from 'node:fs/promises';
import { join } from 'node:path';
import type { MatchBounds, MatchMaking } from '#adapters/duckdb/match/make-match.ts';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { MATCH_FILES, matchFileKey } from '#core/matching/match-keys.ts';
import {
  findSealedMatch,
  type MatchSources,
  matchIdOf,
  sealMatch,
} from '#core/usecases/questions/match-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What a room on one machine keeps matches with. */
export interface MatchPorts extends Pick<RoomPorts, 'objects' | 'keyRing' | 'workspace'> {
  /** How much is done at a time, where it is not what fits into any room. */
  readonly bounds?: MatchBounds;
  /** Writes the file of a match without the engine, where it can; answers `false` and leaves no file where not. */
  merge?(making: MatchMaking, target: string): Promise<boolean>;
  /** Is told that a match could not be kept: the question is answered all the same. */
  notKept?(cause: unknown): void;
}

/** The key of the file that this engine keeps of a match. */
const keyOf = ({ match }: MatchSources): string =>
  matchFileKey(matchIdOf(match), MATCH_FILES.parquet);

/**
 * Links the kept match of these sources into a scratch folder and answers where, if what lies there is, byte by
 * byte, what was vouched for: undefined else, whatever is wrong with it. Nobody can put another file in the place
 * of the one that is linked.
 */
export const findMatchFile = async (
  { objects, keyRing }: MatchPorts,
  sources: MatchSources,
  folder: string,
): Promise<string | undefined> => {
  try {
    const sealed = await findSealedMatch({ objects, keyRing }, sources);
    if (sealed?.file !== MATCH_FILES.parquet) return undefined;
    const path = join(folder, 'kept.parquet');
    await objects.withFile(keyOf(sources), (stored) => link(stored, path));
    const found = await fileChecksum(path);
    return found?.bytes === sealed.bytes && found.sha256 === sealed.proof ? path : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps the file of a match for later questions, and vouches for it once it lies there. */
export const keepMatchFile = async (
  { objects, keyRing }: MatchPorts,
  sources: MatchSources,
  path: string,
): Promise<void> => {
  const written = await fileChecksum(path);
  if (written === undefined) throw new Error('the file of a match is gone');
  await objects.putFile(keyOf(sources), path);
  const { bytes, sha256: proof } = written;
  await sealMatch({ objects, keyRing }, sources, { file: MATCH_FILES.parquet, bytes, proof });
};
