import type { EpochDocument } from '#core/documents/epoch-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import { keyCheckOf } from '#core/tokens/key-check.ts';
import {
  type Beginning,
  beginningBy,
  epochTold,
  isUsed,
  noteEpoch,
  requireNothingToCompare,
} from '#core/usecases/epochs/note-epoch.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { cleanUpWholly } from '#core/usecases/upkeep/clean-up-wholly.ts';
import { toldExpiry } from '#core/usecases/upkeep/removal.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'keyRing' | 'epochKeys'>;

/**
 * Begins a new epoch: a new token key, then one ledger entry, with which every version of the epochs before ends, and
 * then these go for good. The key comes first, so that the ledger names none that is not there; a crash between leaves
 * one that the next attempt takes. An epoch in which nothing was published yet is not followed by another, so
 * repeating changes nothing. Throws AirlockError('usage') where keys are deployed, and AirlockError('refused') for the
 * auditor, and in a room without noise while what was asked about has to be compared with.
 */
export const beginEpoch =
  (ports: Ports) =>
  async (named: FreezeSide): Promise<EpochDocument> => {
    const beginning = await beginningBy(ports, named);
    const isBegun = isUsed(beginning.before) && (await begin(ports, beginning));
    const removed = await cleanUpWholly(ports);
    return {
      ...epochTold(await ports.ledger.state(), beginning),
      repeated: !isBegun,
      outcome: removed.unproven.length === 0 ? 'gone' : 'left',
      ...toldExpiry(removed),
    };
  };

const begin = async (ports: Ports, beginning: Beginning): Promise<boolean> => {
  const { before, agreement } = beginning;
  const { keyRing, epochKeys, clock } = ports;
  if (!epochKeys) throw new AirlockError('usage', 'This room makes no token keys by itself.');
  requireNothingToCompare(before, agreement, clock.now());
  const epoch = before.epoch + 1;
  await epochKeys.make(epoch);
  const keyCheck = await keyCheckOf(keyRing, { collaboration: agreement.id, epoch });
  return noteEpoch(ports, beginning, keyCheck);
};
