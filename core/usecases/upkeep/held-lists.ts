import type { DatasetStatus, StatusDocument } from '#core/documents/status-document.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'clock'>;

/**
 * The status with the day on which exact questions on a dataset are answered again, where an erasure holds it. Reports say
 * so, which not everybody may read: it is for who has the room at hand. A report that is missing or damaged says nothing.
 */
export const withHeldLists = async (
  { objects, clock }: Ports,
  status: StatusDocument,
): Promise<StatusDocument> => {
  if (status.terms.noise !== 'none') return status;
  const now = clock.now();
  const held = async (each: DatasetStatus): Promise<DatasetStatus> => {
    if (!each.version || each.standing !== 'current') return each;
    const { party, dataset } = each;
    const report = await findVersionReport({ objects }, { ...each.version, party, dataset });
    const until = typeof report === 'string' ? undefined : report.heldUntil;
    return until !== undefined && now < new Date(until) ? { ...each, heldUntil: until } : each;
  };
  return { ...status, datasets: await Promise.all(status.datasets.map(held)) };
};
