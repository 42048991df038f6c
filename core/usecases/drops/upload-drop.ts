import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { dropIdOf, Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { dropPrefix, manifestKey } from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'workspace'>;

/** A prepared drop on the party's machine. */
export interface PreparedDrop {
  /** The manifest as read from its file. */
  readonly manifest: unknown;
  /** Where a part of it lies. */
  readonly pathOf: (file: string) => string;
  readonly onProgress?: (part: number, parts: number) => void;
}

/**
 * Puts a prepared drop into its party's drop zone: parts first, manifest last. Everything is checked
 * before the first byte is put, so a faulty drop leaves no trace. Repeating completes.
 */
export const uploadDrop =
  (ports: Ports) =>
  async (party: string, drop: PreparedDrop): Promise<ArrivedDrop> => {
    const state = foldLedger(await ports.ledger.entries());
    const signed = await currentAgreement(ports, state);
    const manifest = readManifest(drop.manifest, party, signed);
    const arrived = { party, dataset: manifest.dataset, drop: dropIdOf(manifest) };
    if (state.drops.has(arrived.drop)) return arrived;
    for (const part of manifest.parts) {
      const { bytes, sha256 } = await ports.workspace.checksum(drop.pathOf(part.file));
      if (bytes !== part.bytes || sha256 !== part.sha256)
        throw new AirlockError(
          'input',
          `"${part.file}" is not the file that the manifest describes (its SHA-256 or size differs): prepare the drop again.`,
        );
    }
    for (const [index, part] of manifest.parts.entries()) {
      await ports.objects.putFile(
        dropPrefix(arrived, arrived.drop) + part.file,
        drop.pathOf(part.file),
      );
      drop.onProgress?.(index + 1, manifest.parts.length);
    }
    await ports.objects.put(manifestKey(arrived, arrived.drop), jsonBytes(manifest));
    return arrived;
  };

const readManifest = (document: unknown, party: string, signed: SignedAgreement): Manifest => {
  const parsed = Manifest.safeParse(document);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'the whole';
    throw new AirlockError(
      'input',
      `The manifest is not one of ours (see ${where}): prepare the drop again.`,
      {
        cause: parsed.error,
      },
    );
  }
  const manifest = parsed.data;
  checkManifest(manifest, signed);
  if (manifest.party !== party)
    throw new AirlockError(
      'refused',
      'The drop belongs to the other party: only it can upload it.',
    );
  return manifest;
};
