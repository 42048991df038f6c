import { attributesOf } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { checkManifest } from '#core/drops/check-manifest.ts';
import { dropIdOf, Manifest } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger, type RoomState } from '#core/ledger/fold.ts';
import { dropPrefix, manifestKey, type VersionId } from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements.ts';
import { decideDrop } from '#core/usecases/decide-drop.ts';
import { type Acceptance, type ArrivedDrop, recallDrop } from '#core/usecases/drop-outcome.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import { removeAll } from '#core/usecases/remove-all.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { stageVersion } from '#core/usecases/stage-version.ts';
import { discardVersion, sweepAttempts } from '#core/usecases/version-files.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/**
 * Turns an arrived drop into a version that questions see. Each attempt writes a version folder of
 * its own; the ledger entry decides which attempt counts. So a crash at any step, a duplicate event
 * or two attempts at once leave the old version or the new one, never half, and repeating completes.
 */
export const acceptDrop =
  (ports: Ports) =>
  async (arrived: ArrivedDrop): Promise<Acceptance> => {
    const state = foldLedger(await ports.ledger.entries());
    const decided = await recallDrop(ports, state, arrived);
    if (decided) return finish(ports, arrived, decided);
    try {
      return await finish(ports, arrived, await attempt(ports, state, arrived));
    } catch (fault) {
      // Another attempt may have decided, and removed the drop, while this one was reading it.
      const elsewhere = await recallDrop(ports, foldLedger(await ports.ledger.entries()), arrived);
      if (!elsewhere) throw fault;
      return finish(ports, arrived, elsewhere);
    }
  };

const attempt = async (
  ports: Ports,
  state: RoomState,
  arrived: ArrivedDrop,
): Promise<Acceptance> => {
  const signed = await currentAgreement(ports, state);
  const manifest = await readJson(ports.objects, manifestKey(arrived, arrived.drop), Manifest);
  if (!manifest)
    throw new AirlockError('input', 'This drop has no manifest: upload it again, parts first.');
  checkManifest(manifest, signed);
  if (
    manifest.party !== arrived.party ||
    manifest.dataset !== arrived.dataset ||
    dropIdOf(manifest) !== arrived.drop
  )
    throw new AirlockError('input', 'The manifest belongs to another drop: upload it again.');
  const version = newVersion(ports, { arrived, signed, epoch: state.epoch });
  const attributes = attributesOf(signed.agreement, arrived.party, arrived.dataset);
  try {
    const staged = await stageVersion(ports, { manifest, drop: arrived.drop, version, attributes });
    return await decideDrop(ports, { arrived, signed, manifest, version, staged });
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
  version: `${of.arrived.drop.slice(0, 8)}-${Buffer.from(randomness.bytes(4)).toString('hex')}`,
});

/** After the decision: no trace is left of the drop, nor of attempts that did not count. */
const finish = async (
  ports: Ports,
  arrived: ArrivedDrop,
  decided: Acceptance,
): Promise<Acceptance> => {
  await sweepAttempts(ports, arrived);
  await removeAll(ports.objects, dropPrefix(arrived, arrived.drop));
  return decided;
};
