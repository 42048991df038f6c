import { z } from 'zod';
import { isSealed, sealOf } from '#core/chain/chain.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { MATCH_FILES, type MatchId, matchFileKey } from '#core/matching/match-keys.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { kindOfTokenFile, versionPrefix } from '#core/room-layout.ts';
import { jsonBytes, parseJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** The file of a kept match, and what tells its bytes from any other. */
const MatchFile = z.strictObject({
  file: z.enum([MATCH_FILES.parquet, MATCH_FILES.text]),
  bytes: z.int().positive(),
  /** Its SHA-256; or what the store says of the very object, where nobody else can write there. */
  proof: z.string().min(1).max(128),
});
export type MatchFile = z.infer<typeof MatchFile>;

const StoredSeal = MatchFile.extend({ seal: z.string().regex(/^[0-9a-f]{64}$/) });

/** What a kept match must have been made of. Whatever changes there, makes it another match. */
export interface MatchSources {
  readonly match: VersionsMatch;
  /** Each token file that is read, as the store says it is. */
  readonly files: readonly (readonly [key: string, bytes: number, etag: string])[];
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
  { objects }: Pick<RoomPorts, 'objects'>,
  match: VersionsMatch,
): Promise<MatchSources> => {
  const listed = await Promise.all(
    [match.counted, match.other].map((version) => objects.list(versionPrefix(version))),
  );
  const wanted = new Set<TokenKind>(match.on);
  const files = listed.flat().flatMap(({ key, bytes, etag }) => {
    const kind = kindOfTokenFile(key);
    return kind && wanted.has(kind) ? [[key, bytes, etag] as const] : [];
  });
  return { match, files };
};

const sealedBody = ({ match, files }: MatchSources, file: MatchFile) => ({
  ...matchIdOf(match),
  attributes: match.attributes.map(({ table, column }) => [table, column]),
  sources: files,
  ...file,
});

/** Vouches for a kept match: from now on it is found. Its file lies there already. */
export const sealMatch = async (
  { objects, keyRing }: Pick<RoomPorts, 'objects' | 'keyRing'>,
  sources: MatchSources,
  file: MatchFile,
): Promise<void> => {
  const seal = await sealOf(keyRing, sealedBody(sources, file));
  const key = matchFileKey(matchIdOf(sources.match), MATCH_FILES.seal);
  await objects.put(key, jsonBytes({ ...file, seal }));
};

/**
 * The file that is vouched for as the match of these sources; undefined if there is none, or it is of other sources,
 * or the note is damaged. Whether the bytes that lie there are the file's, `proof` has still to tell.
 */
export const findSealedMatch = async (
  { objects, keyRing }: Pick<RoomPorts, 'objects' | 'keyRing'>,
  sources: MatchSources,
): Promise<MatchFile | undefined> => {
  const bytes = await objects.get(matchFileKey(matchIdOf(sources.match), MATCH_FILES.seal));
  const found = StoredSeal.safeParse(bytes && parseJson(bytes));
  if (!found.success) return undefined;
  const { seal, ...file } = found.data;
  return (await isSealed(keyRing, sealedBody(sources, file), seal)) ? file : undefined;
};
