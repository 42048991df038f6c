import { AirlockError } from '#core/errors.ts';
import { randomId } from '#core/random-id.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { type OpenedDrop, openDrop } from '#core/usecases/drops/open-drop.ts';
import { publishDrop } from '#core/usecases/drops/publish-drop.ts';
import { refuseDrop } from '#core/usecases/drops/refuse-drop.ts';
import { removeAttempts } from '#core/usecases/drops/remove-attempts.ts';
import { settleShard } from '#core/usecases/drops/settle-shard.ts';
import { tokenisePart } from '#core/usecases/drops/tokenise-part.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { SETTLED_AT_ONCE } from '#core/work-limits.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/**
 * Turns an arrived drop into a version that questions see, in one process: open, tokenise each part, settle
 * each kind in each shard, publish, and on a fault refuse. A deployed room runs the same steps, each as a function. Each attempt
 * writes a version of its own, and the ledger entry decides which attempt counts. So a crash at any step, a
 * duplicate event or two attempts at once leave the old version or the new one, never half, and repeating
 * completes.
 */
export const acceptDrop =
  (ports: Ports) =>
  async (arrived: ArrivedDrop): Promise<Acceptance> => {
    const execution = randomId(ports.randomness);
    const marks = async () => (await ports.ledger.state()).tombstones.get(arrived.party);
    const before = await marks();
    try {
      return await runSteps(ports, await openDrop(ports)(arrived, execution));
    } catch (fault) {
      // People were forgotten, or lifted, meanwhile: another attempt looks for whom to leave out by now.
      if ((await marks()) !== before) return acceptDrop(ports)(arrived);
      const code = fault instanceof AirlockError ? fault.code : undefined;
      const ended = await refuseDrop(ports)(arrived, code);
      if (ended.outcome === 'kept') throw fault;
      return ended;
    }
  };

const runSteps = async (
  ports: Ports,
  { arrived, version, parts, shards }: OpenedDrop,
): Promise<Acceptance> => {
  try {
    if (await tokeniseAll(ports, { arrived, version, parts }))
      await someAtATime(
        shards,
        (shard) => settleShard(ports)({ arrived, version, ...shard }),
        SETTLED_AT_ONCE,
      );
    return await publishDrop(ports)({ arrived, version });
  } catch (fault) {
    // No other process ever takes this attempt up again.
    await removeAttempts(ports, arrived, version);
    throw fault;
  }
};

/** Answers false where a part is refused: nothing is settled then. */
const tokeniseAll = async (
  ports: Ports,
  { arrived, version, parts }: Omit<OpenedDrop, 'shards'>,
): Promise<boolean> => {
  for (const { index } of parts) {
    const { outcome } = await tokenisePart(ports)({ arrived, version, index });
    if (outcome === 'refused') return false;
  }
  return true;
};
