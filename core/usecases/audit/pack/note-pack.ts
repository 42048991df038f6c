import type { PackNoteDocument } from '#core/documents/pack-note.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import { packsTooOften } from '#core/ledger/packs.ts';
import type { Checksum } from '#core/sha256.ts';
import { noteOf } from '#core/usecases/audit/pack/note-of.ts';
import { checkedSide } from '#core/usecases/freezing/checked-side.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/**
 * Notes an evidence pack for a side, by one ledger entry, which the ledger key seals as every other: that is the seal
 * of the pack. It says who showed which digest when, and not that what they packed is true. The same pack is noted
 * once, whoever packs it again, and also in a frozen room. Throws AirlockError('usage') for a party of no agreement,
 * and AirlockError('refused') if this side noted too many within a day.
 */
export const notePack =
  (ports: Ports) =>
  async (named: FreezeSide, manifest: Checksum): Promise<PackNoteDocument> => {
    const side = await checkedSide(ports, named);
    const appended = await ports.ledger.append((state) => {
      if (state.packs.has(manifest)) return undefined;
      if (packsTooOften(state, side, ports.clock.now())) throw tooOften();
      return { type: 'evidence-packed', ...side, manifest };
    });
    const note = noteOf(await ports.ledger.entries(), manifest);
    if (note === undefined) throw new AirlockError('room', LOST);
    return { kind: 'pack-note', manifest, note, repeated: appended === undefined };
  };

const LOST = 'The ledger does not hold the note of the pack that it took: verify the ledger.';

const tooOften = (): AirlockError =>
  refusal(
    'too-often',
    'This side noted too many evidence packs within a day: let the other party, the operator or the auditor pack it, or try tomorrow.',
  );
