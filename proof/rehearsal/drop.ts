import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderWorkspace } from '#adapters/local/folder-workspace.ts';
import { sealingIn } from '#adapters/local/rehearsal-room.ts';
import { withSealedBy } from '#adapters/local/seal-crafted.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import { partFile } from '#core/drop-files.ts';
import { Manifest } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { NormalisedIdentifier } from '#core/identifiers/profile.ts';
import { sha256 } from '#core/sha256.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { writePart } from '#proof/rehearsal/parquet.ts';
import { datasetOf, type RoomAtHand } from '#proof/rehearsal/room.ts';

/** A row of a part: one text, or null, for each kind and then each attribute. */
export type PartRow = readonly (string | null)[];

/** Digest of a made-up identifier that is in its normal form already. */
export const digestOf = (normalised: string): string =>
  digestIdentifier(normalised as NormalisedIdentifier);

/** A drop written by hand, as a party with tools of its own could make it. */
export interface CraftedDrop {
  readonly party: string;
  /** The first that the party declares if left out. */
  readonly dataset?: string;
  readonly kinds: readonly TokenKind[];
  readonly parts: readonly (readonly PartRow[])[];
  /** Changes the manifest, which is honest otherwise. */
  readonly manifest?: (honest: Manifest) => unknown;
  /** Overwrites the parts before their checksums are taken. */
  readonly spoil?: (paths: readonly string[]) => Promise<void>;
}

/** Here the same rows are the same drop, so that a test meets with it again; `prepare` draws an id. */
const idByContent = (content: unknown): string => sha256(JSON.stringify(content)).slice(0, 32);

/** Writes parts of any rows, and a manifest that describes them. */
export const craftDrop = async (
  room: Pick<RoomAtHand, 'folder' | 'signed'>,
  drop: CraftedDrop,
): Promise<PreparedDrop> => {
  const { agreement, digest } = room.signed;
  const dataset = drop.dataset ?? datasetOf(room, drop.party);
  const attributes = Object.keys(attributesOf(agreement, drop.party, dataset));
  const folder = await mkdtemp(join(room.folder, 'crafted-'));
  const files = drop.parts.map((_, at) => partFile(at + 1));
  for (const [at, rows] of drop.parts.entries())
    await writePart(join(folder, files[at] ?? ''), [...drop.kinds, ...attributes], rows);
  await drop.spoil?.(files.map((file) => join(folder, file)));
  const workspace = new FolderWorkspace(folder, 'crafted');
  const parts = await Promise.all(
    files.map(async (file, at) => ({
      file,
      rows: drop.parts[at]?.length ?? 0,
      ...(await workspace.checksum(join(folder, file))),
    })),
  );
  const content = {
    airlock: 1,
    collaboration: agreement.id,
    agreement: digest,
    profile: agreement.identifiers.profile,
    party: drop.party,
    dataset,
    kinds: drop.kinds,
    attributes,
    parts,
    rows: parts.reduce((sum, { rows }) => sum + rows, 0),
    preparedAt: '2026-11-02T08:00:00.000Z',
    consent: { basis: 'attested', statement: 'everybody agreed' },
  };
  const honest = Manifest.parse({ ...content, drop: idByContent(content) });
  return { manifest: drop.manifest?.(honest) ?? honest, pathOf: (file) => join(folder, file) };
};

/** Uploads a drop written by hand; it waits to be accepted. */
export const arriveCrafted = async (room: Delivering, drop: CraftedDrop): Promise<ArrivedDrop> =>
  uploadCrafted(room, drop.party, await craftDrop(room, drop));

/** A room at hand, and what its party was handed to seal drops with, where it has not got the room's keys themselves. */
export interface Delivering extends RoomAtHand {
  readonly sealing?: DropSealing | undefined;
}

/** Uploads a drop that was written already, sealed where the agreement has drops sealed. */
export const uploadCrafted = async (
  { ports, signed, sealing }: Pick<Delivering, 'ports' | 'signed' | 'sealing'>,
  party: string,
  drop: PreparedDrop,
): Promise<ArrivedDrop> => {
  const by = sealing ?? (await sealingIn(ports, signed.agreement));
  if (!by) return uploadDrop(ports)(party, drop);
  const crafted = { manifest: Manifest.parse(drop.manifest), pathOf: drop.pathOf };
  return withSealedBy(by, crafted, (sealed) => uploadDrop(ports)(party, sealed));
};
