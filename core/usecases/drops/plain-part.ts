import type { Manifest } from '#core/drops/manifest.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { FILLERS } from '#core/lint/placeholders.ts';
import { dropKeyOf } from '#core/tokens/drop-key.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'keyRing' | 'dropOpener' | 'workspace'>;

/** A part of a drop that arrived, as a file of this machine. */
export interface ArrivedPart {
  readonly source: string;
  readonly file: string;
  readonly manifest: Manifest;
}

/** A part that an engine reads. */
export interface PlainPart {
  readonly source: string;
  /** Digests in it that are nobody's: those of fillers, keyed as all others are where the drop was sealed. */
  readonly fillers: readonly Digest[];
}

/** A sealed part that cannot be opened. */
export interface UnopenedPart {
  readonly outcome: 'foreign' | 'broken';
}

/**
 * Lends a part as an engine reads it: as it arrived or, of a sealed drop, opened, for as long as it is used. Answers why
 * where it cannot be opened: it is of other keys than the room's, or not what was sealed.
 */
export const withPlainPart = async <Result>(
  ports: Ports,
  { source, file, manifest }: ArrivedPart,
  use: (part: PlainPart) => Promise<Result>,
): Promise<Result | UnopenedPart> => {
  const { collaboration, party, dataset, sealed } = manifest;
  if (!sealed) return use({ source, fillers: FILLERS });
  const dropKey = await dropKeyOf(ports.keyRing, collaboration);
  if (dropKey.check !== sealed.dropKey) return { outcome: 'foreign' };
  return ports.workspace.withFolder(async (folder) => {
    const target = `${folder}/opened.parquet`;
    const as = { collaboration, party, dataset, file };
    const outcome = await ports.dropOpener.open({ source, target, as });
    if (outcome !== 'opened') return { outcome };
    return use({ source: target, fillers: FILLERS.map((each) => dropKey.keyed(each)) });
  });
};
