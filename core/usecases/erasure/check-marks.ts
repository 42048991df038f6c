import type { FileFault } from '#core/documents/room-files.ts';
import { marksKey, marksSealKey } from '#core/erasure/marks-layout.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { readMarksSeal } from '#core/usecases/erasure/marks.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'keyRing'>;

/** The marks of a party, of which a file is missing or changed; a seal that is not of this room's keys is a change. */
const faultsOf = async (
  ports: Ports,
  collaboration: string,
  id: { readonly party: string; readonly request: string },
): Promise<readonly FileFault[]> => {
  const key = marksSealKey(id);
  const seal = await readMarksSeal(ports, collaboration, id).catch((fault: unknown) => {
    if (fault instanceof AirlockError) return undefined;
    throw fault;
  });
  if (!seal) return [{ key, fault: (await ports.objects.checksum(key)) ? 'changed' : 'missing' }];
  const faults: FileFault[] = [];
  for (const { kind, sha256 } of seal.files) {
    const file = marksKey(id, kind);
    const found = await ports.objects.checksum(file);
    if (!found) faults.push({ key: file, fault: 'missing' });
    else if (found.sha256 !== sha256) faults.push({ key: file, fault: 'changed' });
  }
  return faults;
};

/** What is wrong with the marks that stand: while anything is, nothing of their party is taken in. */
export const checkMarks = async (
  ports: Ports,
  { tombstones }: RoomState,
  collaboration: string,
): Promise<readonly FileFault[]> => {
  const faults: FileFault[] = [];
  for (const [party, request] of tombstones)
    faults.push(...(await faultsOf(ports, collaboration, { party, request })));
  return faults;
};
