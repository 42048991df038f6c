import { reportKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { readVersionReport, sealedReport } from '#core/usecases/drops/version-report.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import type { RoomAtHand } from '#proof/rehearsal/room.ts';

/** Makes the latest version of a party one that an older room published: its report knows of no shards or codes. */
export const makeOlder = async ({ ports }: RoomAtHand, party: string): Promise<void> => {
  const { ledger, objects, keyRing } = ports;
  const event = (await ledger.entries())
    .map((entry) => entry.event)
    .findLast((each) => each.type === 'dataset-published' && each.party === party);
  if (event?.type !== 'dataset-published') throw new Error('nothing was published');
  const { shards, domain, seal, ...told } = await readVersionReport(ports, event);
  const older = jsonBytes(await sealedReport(keyRing, event.version, told));
  await objects.put(reportKey(event, event.version), older);
  await ledger.append(() => ({ ...event, report: sha256(older), drop: '0123456789abcdef' }));
};
