import { partyOf } from '#core/agreement/lookup.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A side as the ledger names it. Throws AirlockError('usage') for a party of no agreement. */
export const checkedSide = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger'>,
  { by, party = '' }: FreezeSide,
): Promise<FreezeSide> => {
  if (by !== 'party') return { by };
  const { agreement } = await currentAgreement(ports, await ports.ledger.state());
  return { by, party: partyOf(agreement, party).id };
};
