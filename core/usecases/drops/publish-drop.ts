import type { VersionId } from '#core/room-layout.ts';
import { requireSameKey } from '#core/usecases/drops/check-token-key.ts';
import { decideDrop } from '#core/usecases/drops/decide-drop.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { endDrop, removeDecided } from '#core/usecases/drops/end-drop.ts';
import { noteRefusal } from '#core/usecases/drops/note-refusal.ts';
import { readPartReports, sameMaking } from '#core/usecases/drops/part-report.ts';
import { placeVersion } from '#core/usecases/drops/place-version.ts';
import { readDrop } from '#core/usecases/drops/read-drop.ts';
import { readSettledReports } from '#core/usecases/drops/settled-report.ts';
import { requireOwnVersion } from '#core/usecases/drops/unless-decided.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine' | 'tokeniser'>;

/** One attempt at a drop, all of whose shards are settled. */
export interface SettledDrop {
  readonly arrived: ArrivedDrop;
  readonly version: string;
}

/**
 * Last step of accepting a drop: turns the settled shards of an attempt into a version that questions see,
 * or refuses the drop. Reads what waits in `staging/` and never changes it, so that repeating it counts the
 * same; the version lies there whole before the ledger names it. A fault leaves the version's files for the
 * next try: removing them could take them from another run of the same attempt that is about to win.
 */
export const publishDrop =
  (ports: Ports) =>
  async (attempt: SettledDrop): Promise<Acceptance> => {
    const { arrived } = attempt;
    requireOwnVersion(attempt);
    const decided = await endDrop(ports, arrived);
    if (decided) return decided;
    try {
      const done = await decide(ports, attempt);
      await removeDecided(ports, arrived);
      return done;
    } catch (fault) {
      // Another attempt may have decided, and removed the drop, while this one was reading it.
      const elsewhere = await endDrop(ports, arrived);
      if (!elsewhere) throw fault;
      return elsewhere;
    }
  };

const decide = async (
  ports: Ports,
  { arrived, version: name }: SettledDrop,
): Promise<Acceptance> => {
  const state = await ports.ledger.state();
  const { signed, manifest } = await readDrop(ports, state, arrived);
  const { party, dataset } = arrived;
  const attempt = { party, dataset, version: name };
  const reports = await readPartReports(ports, attempt, manifest);
  if ('reason' in reports) return noteRefusal(ports, arrived, reports);
  const { epoch, keyCheck, tombstones } = sameMaking(reports, ports.shards);
  requireSameKey(state, epoch, keyCheck);
  const collaboration = signed.agreement.id;
  const version: VersionId = { ...attempt, collaboration, epoch };
  const shards = await readSettledReports(ports, attempt, { manifest, shards: ports.shards });
  const placed = await placeVersion(ports, { signed, manifest, version, parts: reports, shards });
  return decideDrop(ports, { arrived, signed, manifest, version, keyCheck, tombstones, placed });
};
