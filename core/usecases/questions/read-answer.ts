import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import type { Reading } from '#core/documents/answer-document.ts';
import type { Release } from '#core/documents/release.ts';
import { fairnessWarnings } from '#core/usecases/questions/fairness-warnings.ts';
import { readBalance } from '#core/usecases/questions/read-balance.ts';
import { readCells } from '#core/usecases/questions/read-cells.ts';
import { readLift } from '#core/usecases/questions/read-lift.ts';
import { readRepresentation } from '#core/usecases/questions/read-representation.ts';
import { toldSoFar } from '#core/usecases/questions/told.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Under which agreement a release is read, and by whom; without a reader by either party. */
interface AsRead {
  readonly signed: AgreementWithDigest;
  readonly reader?: string;
}

/**
 * What a release means to whoever reads it now, under the agreement that the room goes by. The release itself
 * stays the same bytes.
 */
export const readAnswer = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>,
  release: Release,
  { signed, reader }: AsRead,
): Promise<Reading> => {
  const cells = readCells(release);
  const lift = readLift(release, cells);
  const balance = readBalance(release, cells);
  const representation = readRepresentation(release, cells);
  const fairness = fairnessWarnings(signed.agreement, release.question, reader);
  const now = ports.clock.now();
  const told = await toldSoFar(ports, await ports.ledger.state(), { signed, now });
  return {
    ...{ cells, told },
    ...(lift && { lift }),
    ...(balance && { balance }),
    ...(representation && { representation }),
    ...(fairness.length > 0 && { fairness: [...fairness] }),
  };
};
