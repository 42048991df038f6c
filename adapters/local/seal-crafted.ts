import { dropSealing } from '#adapters/drop-sealing.ts';
import { fileChecksum } from '#adapters/file-checksum.ts';
import { withTemporaryScratch } from '#adapters/local/temporary-scratch.ts';
import type { Manifest, ManifestPart } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { makeDropKey } from '#core/usecases/drops/drop-key.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A drop that was written by hand, whose digests are taken as keyed. */
export interface CraftedParts {
  readonly manifest: Manifest;
  readonly pathOf: (file: string) => string;
}

type Ports = Pick<RoomPorts, 'keyRing' | 'dropOpener'>;

/**
 * Lends such a drop sealed to a room at hand, as its party could have sealed it: in no folder of the room, which moves
 * what it is given from there and copies the rest.
 */
export const withSealed = <Result>(
  ports: Ports,
  { manifest, pathOf }: CraftedParts,
  use: (sealed: PreparedDrop & { readonly manifest: Manifest }) => Promise<Result>,
): Promise<Result> =>
  withTemporaryScratch('sealed', async (folder) => {
    const { collaboration, party, dataset } = manifest;
    const { dropKey, seal } = dropSealing(await makeDropKey(ports, { id: collaboration }));
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
