import { attributesOf } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import type { RoomState } from '#core/ledger/fold.ts';
import { attemptName, type VersionId } from '#core/room-layout.ts';
import { checkTokenKey } from '#core/usecases/drops/check-token-key.ts';
import { decideDrop } from '#core/usecases/drops/decide-drop.ts';
import { decideOnce } from '#core/usecases/drops/decide-once.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { readDrop } from '#core/usecases/drops/read-drop.ts';
import { stageVersion } from '#core/usecases/drops/stage-version.ts';
import { discardVersion } from '#core/usecases/drops/version-files.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/**
 * Turns an arrived drop into a version that questions see. Each attempt writes a version folder of
 * its own; the ledger entry decides which attempt counts. So a crash at any step, a duplicate event
 * or two attempts at once leave the old version or the new one, never half, and repeating completes.
 */
export const acceptDrop =
  (ports: Ports) =>
  (arrived: ArrivedDrop): Promise<Acceptance> =>
    decideOnce(ports, arrived, (state) => attempt(ports, state, arrived));

const attempt = async (
  ports: Ports,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<Acceptance> => {
  const { signed, manifest } = await readDrop(ports, state, arrived);
  const version = newVersion(ports, { arrived, signed, epoch: state.epoch });
  const keyCheck = await checkTokenKey(ports, state, version);
  const attributes = attributesOf(signed.agreement, arrived.party, arrived.dataset);
  try {
    const staged = await stageVersion(ports, { manifest, drop: arrived.drop, version, attributes });
    return await decideDrop(ports, { arrived, signed, manifest, version, keyCheck, staged });
  } catch (fault) {
    await discardVersion(ports, version);
    throw fault;
  }
};

const newVersion = (
  { randomness }: Ports,
  of: { arrived: ArrivedDrop; signed: SignedAgreement; epoch: number },
): VersionId => ({
  collaboration: of.signed.agreement.id,
  party: of.arrived.party,
  dataset: of.arrived.dataset,
  epoch: of.epoch,
  version: attemptName(of.arrived.drop, Buffer.from(randomness.bytes(4)).toString('hex')),
});
