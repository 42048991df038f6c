import { dropSealing } from '#adapters/drop-sealing.ts';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import type { Manifest, ManifestPart } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { makeDropKey } from '#core/usecases/drops/drop-key.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A drop that was written by hand, whose digests are taken as keyed. */
export interface CraftedParts {
  readonly manifest: Manifest;
  readonly pathOf: (file: string) => string;
}

type Ports = Pick<RoomPorts, 'keyRing' | 'dropOpener'>;
type UseSealed<Result> = (
  sealed: PreparedDrop & { readonly manifest: Manifest },
) => Promise<Result>;

/** Lends such a drop sealed to a room at hand, as its party could have sealed it. */
export const withSealed = async <Result>(
  ports: Ports,
  crafted: CraftedParts,
  use: UseSealed<Result>,
): Promise<Result> => {
  const { collaboration: id } = crafted.manifest;
  return withSealedBy(dropSealing(await makeDropKey(ports, { id })), crafted, use);
};

/**
 * Lends such a drop sealed by what its party was handed: in no folder of the room, which moves what it is given from there
 * and copies the rest.
 */
export const withSealedBy = <Result>(
  { dropKey, seal }: DropSealing,
  { manifest, pathOf }: CraftedParts,
  use: UseSealed<Result>,
): Promise<Result> =>
  withTemporaryScratch('sealed', async (folder) => {
    const { collaboration, party, dataset } = manifest;
    const parts: ManifestPart[] = [];
    for (const part of manifest.parts) {
      const { file, rows } = part;
      const target = `${folder}/${file}`;
      const as = { collaboration, party, dataset, file };
      await seal({ source: pathOf(file), target, as });
      const sealed = await fileChecksum(target);
      if (!sealed) throw new Error('a file that we wrote is none');
      parts.push({ file, rows, ...sealed, content: dropKey.contentOf(part.sha256) });
    }
    const told = { ...manifest, parts, sealed: { dropKey: dropKey.check } };
    return use({ manifest: told, pathOf: (file) => `${folder}/${file}` });
  });
