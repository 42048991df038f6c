import type { LedgerSource } from '#core/chain/ledger-reader.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import type { RoomEvidence } from '#core/documents/room-evidence.ts';
import { AirlockError } from '#core/errors.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import { beforeNotes } from '#core/usecases/audit/ledger-cut.ts';
import { activityUpTo } from '#core/usecases/audit/room-activity.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'code'> & LedgerSource;

/**
 * Gathers what a room has to show of itself, at one point of its ledger: notes of packs after that are left out. Throws AirlockError('room') where the ledger is
 * not whole: that is evidence of its own, and `ledger verify` tells it.
 */
export const roomEvidence = (ports: Ports) => async (): Promise<RoomEvidence> => {
  const activity = await activityUpTo(ports, beforeNotes);
  const whole = await verifyLedger(ports);
  if (whole.outcome === 'broken') throw meanwhile();
  const read = (await ports.ledger.entries()).slice(0, whole.head.sequence);
  const { entries, head } = beforeNotes({ entries: read, head: whole.head });
  if (head.checksum !== activity.head) throw meanwhile();
  const backwards = whole.backwards.filter((sequence) => sequence <= head.sequence);
  const { proposals } = foldLedger(entries);
  const agreements = [...proposals].map(async (digest) => {
    const found = await findAgreement(ports, digest);
    return typeof found === 'string' ? { digest } : { digest, agreement: found.agreement };
  });
  const verdict = { ...whole, head, backwards };
  return { entries, verdict, agreements: await Promise.all(agreements), activity };
};

const meanwhile = (): AirlockError =>
  new AirlockError(
    'room',
    'Something happened in the room while its evidence was gathered: gather it again.',
  );
