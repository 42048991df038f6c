import type { ForgettingDocument, ForgottenDocument } from '#core/documents/forgetting-document.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import type { ErasureTerms } from '#core/ledger/erasures.ts';
import { carryOutList } from '#core/usecases/erasure/carry-out-list.ts';
import { erasureReceipt } from '#core/usecases/erasure/erasure-receipt.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/**
 * Takes the people of a list out of everything that their party has in the room, at once and for good, and keeps them out
 * of whatever it delivers later. The same list again is the same request.
 */
export const forgetPeople =
  (ports: Ports) =>
  async (party: string, list: PreparedDrop, terms: ErasureTerms): Promise<ForgottenDocument> => {
    const arrived = await uploadList(ports)(party, list, { act: 'forget', ...terms });
    await carryOutList(ports)(arrived);
    return erasureReceipt(ports, arrived.drop);
  };

/** Takes the people of a list out of those who are to stay forgotten: a later drop may hold them again. */
export const liftPeople =
  (ports: Ports) =>
  async (party: string, list: PreparedDrop): Promise<ForgettingDocument> => {
    const arrived = await uploadList(ports)(party, list, { act: 'lift' });
    await carryOutList(ports)(arrived);
    return { kind: 'forgetting', act: 'lift', party, request: arrived.drop };
  };
