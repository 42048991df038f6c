import { dropIdOf, Manifest } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { agreementInForce } from '#core/usecases/agreements/agreements.ts';
import { noteDamage } from '#core/usecases/questions/check-version.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { dueVersions } from '#core/usecases/upkeep/due-data.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/**
 * Looks whether the version that a drop became is still good, before the same drop is uploaded again: if it
 * is damaged, or its time is up, the ledger takes note, and the drop can become a version anew.
 */
export const recheckDrop =
  (ports: Ports) =>
  async ({ manifest }: Pick<PreparedDrop, 'manifest'>): Promise<void> => {
    const parsed = Manifest.safeParse(manifest);
    const state = await ports.ledger.state();
    const decided = parsed.success ? state.drops.get(dropIdOf(parsed.data)) : undefined;
    if (decided?.type !== 'dataset-published') return;
    const version = state.published.get(decided.version);
    const signed = await agreementInForce(ports, state);
    if (!version || !signed) return;
    const { agreement } = signed;
    if (dueVersions({ state, agreement, now: ports.clock.now() }).includes(version)) {
      await expireData(ports)();
      return;
    }
    await noteDamage(ports, agreement.id, version);
  };
