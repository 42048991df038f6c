import { INDEX_FILE, MANIFEST_FILE, type PackManifest } from '#core/audit/pack/pack-manifest.ts';
import { PIECE_NAMES, type PieceName, pieceOf } from '#core/audit/pack/pieces.ts';
import { storedText } from '#core/chain/chain.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** Files of a pack by their paths. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;

/** What a pack is made of: a room, the files of its pieces, and why a piece has none. */
export interface PackParts extends Pick<PackManifest, 'collaboration' | 'room' | 'head'> {
  readonly files: PackFiles;
  readonly absent: Readonly<Partial<Record<PieceName, string>>>;
}

/** What a manifest says beside its files. */
export type PackSummary = Omit<PackManifest, 'files'>;

/** A pack, and the digest of its manifest, which the ledger notes. */
export interface MadePack {
  readonly files: PackFiles;
  readonly manifest: PackManifest;
  readonly digest: Checksum;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const absentOf = ({ files, absent }: PackParts): PackManifest['absent'] => {
  const there = new Set([...files.keys()].map(pieceOf));
  return PIECE_NAMES.filter((piece) => !there.has(piece)).map((piece) => ({
    piece,
    why: absent[piece] ?? 'It was not given.',
  }));
};

/** By code units, which no locale changes. */
export const inOrder = (files: PackFiles): PackFiles =>
  new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));

/**
 * Puts a pack together: the files of its pieces, a page that leads to them, a manifest that names each with its
 * SHA-256. Nothing in it says when: the same room gives the same pack.
 */
export const makePack = (parts: PackParts, page: (summary: PackSummary) => string): MadePack => {
  const { collaboration, room, head } = parts;
  const said: PackSummary = {
    ...{ kind: 'evidence-pack', schema: 'airlock/evidence-pack/v1', collaboration, room, head },
    absent: absentOf(parts),
  };
  const pieces = inOrder(new Map([...parts.files, [INDEX_FILE, bytesOf(page(said))]]));
  const listed = [...pieces].map(([path, bytes]) => ({
    ...{ path, bytes: bytes.length, sha256: sha256(bytes) },
  }));
  const manifest: PackManifest = { ...said, files: listed };
  const text = bytesOf(storedText(manifest));
  const files = inOrder(new Map([...pieces, [MANIFEST_FILE, text]]));
  return { files, manifest, digest: sha256(text) };
};
