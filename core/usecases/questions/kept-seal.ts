import { z } from 'zod';
import { isSealed, sealOf } from '#core/chain/chain.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { LINK_FILES } from '#core/matching/link-keys.ts';
import { MATCH_FILES } from '#core/matching/match-keys.ts';
import { kindOfTokenFile, type VersionId, versionPrefix } from '#core/room-layout.ts';
import { jsonBytes, parseJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A file that an engine keeps of what it computed once, and what tells its bytes from any other. */
export const KeptFile = z.strictObject({
  file: z.enum([MATCH_FILES.parquet, MATCH_FILES.text, LINK_FILES.parquet, LINK_FILES.text]),
  bytes: z.int().positive(),
  /** Its SHA-256; or what the store says of the very object, where nobody else can write there. */
  proof: z.string().min(1).max(128),
});
export type KeptFile = z.infer<typeof KeptFile>;

const StoredSeal = KeptFile.extend({ seal: z.string().regex(/^[0-9a-f]{64}$/) });

/** A token file that something was computed from, as the store says it is. */
export type SourceFile = readonly [key: string, bytes: number, etag: string];

/** What is kept: where its seal lies, what it is, and of which files. Whatever changes there, makes it another thing. */
export interface Sealable {
  readonly key: string;
  readonly made: object;
  readonly files: readonly SourceFile[];
}

type Room = Pick<RoomPorts, 'objects' | 'keyRing'>;

/** Looks at the token files of some kinds of a version; before anything is made of them, so that nothing changes unseen. */
export const sourceFiles = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  version: VersionId,
  kinds: readonly TokenKind[],
): Promise<readonly SourceFile[]> =>
  (await objects.list(versionPrefix(version))).flatMap(({ key, bytes, etag }) => {
    const kind = kindOfTokenFile(key);
    return kind && kinds.includes(kind) ? [[key, bytes, etag] as const] : [];
  });

const sealedBody = ({ made, files }: Sealable, file: KeptFile) => ({
  ...made,
  sources: files,
  ...file,
});

/** Vouches for what is kept: from now on it is found. Its file lies there already. */
export const sealKept = async (
  { objects, keyRing }: Room,
  what: Sealable,
  file: KeptFile,
): Promise<void> => {
  const seal = await sealOf(keyRing, sealedBody(what, file));
  await objects.put(what.key, jsonBytes({ ...file, seal }));
};

/**
 * The file that is vouched for as made of these sources; undefined if there is none, or it is of other sources, or the
 * note is damaged. Whether the bytes that lie there are the file's, `proof` has still to tell.
 */
export const findSealed = async (
  { objects, keyRing }: Room,
  what: Sealable,
): Promise<KeptFile | undefined> => {
  const bytes = await objects.get(what.key);
  const found = StoredSeal.safeParse(bytes && parseJson(bytes));
  if (!found.success) return undefined;
  const { seal, ...file } = found.data;
  return (await isSealed(keyRing, sealedBody(what, file), seal)) ? file : undefined;
};
