import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { requireNoErasure } from '#core/ledger/erasures.ts';
import { requireUnfrozen } from '#core/ledger/freezes.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { requireDelivering } from '#core/ledger/withdrawals.ts';
import { dropPrefix, manifestKey } from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** The agreement that the room goes by, and a drop's manifest that keeps to it. */
export interface ReadDrop {
  readonly signed: AgreementWithDigest;
  readonly manifest: Manifest;
}

/**
 * The manifest of a drop, if it lies where it belongs: whoever may write into a drop zone could put
 * any manifest there, also one that speaks of another party's list.
 */
export const ownManifest = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  arrived: ArrivedDrop,
): Promise<Manifest> => {
  const manifest = await readJson(objects, manifestKey(arrived, arrived.drop), Manifest);
  if (!manifest)
    throw new AirlockError('input', 'This drop has no manifest: upload it again, parts first.');
  const { party, dataset, drop } = arrived;
  if (manifest.party !== party || manifest.dataset !== dataset || manifest.drop !== drop)
    throw new AirlockError(
      'input',
      'The manifest belongs to another drop than the one it lies in: upload the drop again.',
    );
  return manifest;
};

/**
 * Reads an arrived drop against the agreement that the room goes by. Throws AirlockError('input') if it differs, and
 * AirlockError('refused') for every step of every drop while the room is frozen or its list is withdrawn.
 */
export const readDrop = async (
  ports: Pick<RoomPorts, 'objects'>,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<ReadDrop> => {
  requireUnfrozen(state);
  requireNoErasure(state, arrived.party);
  requireDelivering(state, arrived);
  const signed = await currentAgreement(ports, state);
  const manifest = await ownManifest(ports, arrived);
  checkManifest(manifest, signed, state.agreement);
  return { signed, manifest };
};

/** Sizes of the files of a drop that have arrived, by name. */
export const arrivedSizes = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  arrived: ArrivedDrop,
): Promise<ReadonlyMap<string, number>> => {
  const prefix = dropPrefix(arrived, arrived.drop);
  const found = await objects.list(prefix);
  return new Map(found.map(({ key, bytes }) => [key.slice(prefix.length), bytes]));
};
