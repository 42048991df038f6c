import { isoDay } from '#core/day.ts';
import { intakeBytes, intakeKey, intakePrefix } from '#core/room-layout.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * What a party may deliver on a day (UTC), as whoever pays for the room has it: each manifest starts the whole way
 * of a drop, and each byte is read, tokenised and kept.
 */
export interface IntakeLimits {
  readonly manifestsADay: number;
  readonly bytesADay: number;
}

type Ports = Pick<RoomPorts, 'objects' | 'clock' | 'intake'>;

const today = ({ clock }: Ports): string => isoDay(clock.now());

/** Notes that a drop arrived, before anything is done with it. The same attempt again is the same note. */
export const noteIntake = async (
  ports: Ports,
  attempt: Parameters<typeof intakeKey>[0],
  bytes: number,
): Promise<void> => {
  if (ports.intake === undefined) return;
  await ports.objects.putIfAbsent(intakeKey(attempt, { day: today(ports), bytes }), jsonBytes({}));
};

/** Did a party deliver more today than it may? What was refused counts: it was uploaded, and looked at. */
export const isOverIntake = async (ports: Ports, party: string): Promise<boolean> => {
  const { intake } = ports;
  if (intake === undefined) return false;
  const noted = await ports.objects.list(intakePrefix(party, today(ports)));
  const bytes = noted.reduce((sum, { key }) => sum + intakeBytes(key), 0);
  return noted.length > intake.manifestsADay || bytes > intake.bytesADay;
};
