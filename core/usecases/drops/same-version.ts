import { contentOf, type Manifest } from '#core/drops/manifest.ts';
import { currentVersion, type PublishedVersion, type RoomState } from '#core/ledger/room-state.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * The version that questions see, if it is good and holds just what a drop of its party does, under the same
 * terms and key. A drop that would make the same version again makes none; what an older room published cannot be
 * asked any more, so that its list is to be delivered again.
 */
export const sameVersion = async (
  ports: Pick<RoomPorts, 'objects'>,
  state: RoomState,
  manifest: Manifest,
): Promise<PublishedVersion | undefined> => {
  const current = currentVersion(state, manifest.party, manifest.dataset);
  if (current?.agreement !== manifest.agreement || current.epoch !== state.epoch) return undefined;
  if (state.damaged.has(current.version) || state.expired.has(current.version)) return undefined;
  const report = await findVersionReport(ports, current);
  if (typeof report === 'string' || report.shards === undefined) return undefined;
  // Who was forgotten or lifted since is in the list, or not in it, as its version has it no more.
  if (report.tombstones !== state.tombstones.get(manifest.party)) return undefined;
  return report.content === contentOf(manifest) ? current : undefined;
};
