import { Release } from '#core/documents/release.ts';
import { AirlockError } from '#core/errors.ts';
import type { ReleasedAnswer } from '#core/ledger/room-state.ts';
import { releaseKey } from '#core/room-layout.ts';
import { findVouched } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Vouched = Pick<ReleasedAnswer, 'release' | 'content'>;

/** The release that the ledger vouches for, or what became of it. */
export const findRelease = (
  { objects }: Pick<RoomPorts, 'objects'>,
  { release, content }: Vouched,
): Promise<Release | 'missing' | 'changed'> =>
  findVouched(objects, { key: releaseKey(release), checksum: content }, Release);

/** The release that the ledger vouches for. Throws AirlockError('room') if it is missing or was changed. */
export const readRelease = async (
  ports: Pick<RoomPorts, 'objects'>,
  vouched: Vouched,
): Promise<Release> => {
  const found = await findRelease(ports, vouched);
  if (typeof found !== 'string') return found;
  throw new AirlockError(
    'room',
    `Release ${vouched.release}, which the ledger names, ${found === 'missing' ? 'is missing' : 'was changed'}: restore it from a copy of the room.`,
  );
};
