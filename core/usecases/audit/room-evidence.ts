import type { LedgerSource } from '#core/chain/ledger-reader.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import type { RoomEvidence } from '#core/documents/room-evidence.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import { roomActivity } from '#core/usecases/audit/room-activity.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'code'> & LedgerSource;

/**
 * Gathers what a room has to show of itself, at one point of its ledger. Throws AirlockError('room') where the ledger is
 * not whole: that is evidence of its own, and `ledger verify` tells it.
 */
export const roomEvidence = (ports: Ports) => async (): Promise<RoomEvidence> => {
  const activity = await roomActivity(ports)();
  const verdict = await verifyLedger(ports);
  const entries = await ports.ledger.entries();
  if (verdict.outcome === 'broken' || verdict.head.sequence !== activity.entries)
    throw new AirlockError(
      'room',
      'Something happened in the room while its evidence was gathered: gather it again.',
    );
  const { proposals } = foldLedger(entries);
  const agreements = [...proposals].map(async (digest) => {
    const found = await findAgreement(ports, digest);
    return typeof found === 'string' ? { digest } : { digest, agreement: found.agreement };
  });
  return { entries, verdict, agreements: await Promise.all(agreements), activity };
};
