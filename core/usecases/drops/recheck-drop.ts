import { Manifest } from '#core/drops/manifest.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { decisionOn } from '#core/ledger/room-state.ts';
import { agreementInForce } from '#core/usecases/agreements/agreements.ts';
import { sameVersion } from '#core/usecases/drops/same-version.ts';
import { noteDamage } from '#core/usecases/questions/check-version.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { dueVersions } from '#core/usecases/upkeep/due-data.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/**
 * Looks whether the version that a drop became, or that holds the same list, is still good, before the drop
 * is uploaded again: if it is damaged, or its time is up, the ledger takes note, and the drop can become a version anew.
 */
export const recheckDrop =
  (ports: Ports) =>
  async ({ manifest }: Pick<PreparedDrop, 'manifest'>): Promise<void> => {
    const parsed = Manifest.safeParse(manifest);
    const state = await ports.ledger.state();
    if (!parsed.success) return;
    const decided = decisionOn(state, parsed.data);
    const version =
      decided?.type === 'dataset-published'
        ? state.published.get(decided.version)
        : await sameVersion(ports, state, parsed.data).catch(() => undefined);
    const signed = await agreementInForce(ports, state);
    if (!version || !signed) return;
    const { agreement } = signed;
    const term = { state, agreement, hasTerm: true, now: ports.clock.now() };
    if (dueVersions(term).includes(version)) {
      await expireData(ports)();
      return;
    }
    await noteDamage(ports, agreement.id, version);
  };
