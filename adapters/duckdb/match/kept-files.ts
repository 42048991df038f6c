import { link } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { MatchBounds, MatchMaking } from '#adapters/duckdb/match/match-making.ts';
import { fileChecksum } from '#adapters/file-checksum.ts';
import type { LINK_FILES } from '#core/matching/link-keys.ts';
import type { MATCH_FILES } from '#core/matching/match-keys.ts';
import { findSealed, type Sealable, sealKept } from '#core/usecases/questions/kept-seal.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What a room on one machine keeps matches and links with. */
export interface MatchPorts extends Pick<RoomPorts, 'objects' | 'keyRing' | 'workspace'> {
  /** How much is done at a time, where it is not what fits into any room. */
  readonly bounds?: MatchBounds;
  /** Writes the file of a match without the engine, where it can; answers `false` and leaves no file where not. */
  merge?(making: MatchMaking, target: string): Promise<boolean>;
  /** Is told that something could not be kept: the question is answered all the same. */
  notKept?(cause: unknown): void;
}

/** The files that this engine keeps. */
type KeptName = typeof MATCH_FILES.parquet | typeof LINK_FILES.parquet;

/** A kept file beside its seal. */
const keyOf = ({ key }: Sealable, file: KeptName): string => `${dirname(key)}/${file}`;

/**
 * Links what is kept of these sources to a path of a scratch folder and answers that, if what lies there is, byte by byte, what
 * was vouched for: undefined else, whatever is wrong with it. Nobody can put another file in the place of the one that
 * is linked.
 */
export const findKeptFile = async (
  { objects, keyRing }: MatchPorts,
  sources: Sealable,
  { file, path }: { readonly file: KeptName; readonly path: string },
): Promise<string | undefined> => {
  try {
    const sealed = await findSealed({ objects, keyRing }, sources);
    if (sealed?.file !== file) return undefined;
    await objects.withFile(keyOf(sources, file), (stored) => link(stored, path));
    const found = await fileChecksum(path);
    return found?.bytes === sealed.bytes && found.sha256 === sealed.proof ? path : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a file for later questions, and vouches for it once it lies there. */
export const keepFile = async (
  { objects, keyRing }: MatchPorts,
  sources: Sealable,
  { file, path }: { readonly file: KeptName; readonly path: string },
): Promise<void> => {
  const written = await fileChecksum(path);
  if (written === undefined) throw new Error('the file that is to be kept is gone');
  await objects.putFile(keyOf(sources, file), path);
  const { bytes, sha256: proof } = written;
  await sealKept({ objects, keyRing }, sources, { file, bytes, proof });
};
