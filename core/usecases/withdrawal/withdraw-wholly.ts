import type { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';
import type { Withdrawn } from '#core/ledger/withdrawals.ts';
import { resumeErasures } from '#core/usecases/erasure/resume-erasures.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { withdrawData } from '#core/usecases/withdrawal/withdraw-data.ts';

/**
 * Withdraws as `withdrawData` does, and where something is left completes the erasures that killed commands began: a list
 * of whom to forget lies in its party's zone until its request is done. The withdrawal comes first, so that nothing
 * is asked meanwhile.
 */
export const withdrawWholly =
  (ports: Omit<RoomPorts, 'queryEngine'>) =>
  async (named: Withdrawn): Promise<WithdrawalDocument> => {
    const first = await withdrawData(ports)(named);
    if (first.outcome !== 'left') return first;
    if ((await resumeErasures(ports)()).length === 0) return first;
    const { expired, ...rest } = await withdrawData(ports)(named);
    return { ...rest, repeated: first.repeated, expired: [...first.expired, ...expired] };
  };
