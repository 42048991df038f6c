import {
  INDEX_FILE,
  MANIFEST_FILE,
  type PackManifest,
  SEAL_FILE,
} from '#core/audit/pack/pack-manifest.ts';
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

/** Makes a seal of the digest of a manifest, or says why there is none. */
export interface Sealing {
  readonly seal: ((manifest: Checksum) => Promise<string>) | { readonly absent: string };
  /** The page that tells of all of it. */
  readonly page: (manifest: Omit<PackManifest, 'files'>) => string;
}

/** A pack, and the digest of its manifest. */
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
 * SHA-256, and what the ledger key makes of that. Nothing in it says when: the same room gives the same pack.
 */
export const makePack = async (parts: PackParts, { seal, page }: Sealing): Promise<MadePack> => {
  const { collaboration, room, head } = parts;
  const said: Omit<PackManifest, 'files'> = {
    ...{ kind: 'evidence-pack', schema: 'airlock/evidence-pack/v1', collaboration, room, head },
    absent: absentOf(parts),
    seal: typeof seal === 'function' ? 'by the ledger key' : seal,
  };
  const pieces = inOrder(new Map([...parts.files, [INDEX_FILE, bytesOf(page(said))]]));
  const listed = [...pieces].map(([path, bytes]) => ({
    ...{ path, bytes: bytes.length, sha256: sha256(bytes) },
  }));
  const manifest: PackManifest = { ...said, files: listed };
  const text = bytesOf(storedText(manifest));
  const digest = sha256(text);
  const files = new Map([...pieces, [MANIFEST_FILE, text]]);
  if (typeof seal === 'function')
    files.set(SEAL_FILE, bytesOf(storedText({ ...sealedOf(digest), seal: await seal(digest) })));
  return { files: inOrder(files), manifest, digest };
};

/** What the ledger key seals of a pack: no entry of a ledger has this form, so that neither stands for the other. */
export const sealedOf = (manifest: Checksum) => ({ kind: 'evidence-pack-seal', manifest }) as const;
