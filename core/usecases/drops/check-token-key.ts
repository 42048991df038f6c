import { AirlockError } from '#core/errors.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { keyCheckOf } from '#core/tokens/key-check.ts';
import type { TokenScope } from '#core/tokens/subkey.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * Throws AirlockError('room') if the ledger knows another token key for an epoch: tokens of two keys never
 * match, and every question on them would be paid for and find nobody.
 */
export const requireSameKey = (state: RoomState, epoch: number, keyCheck: string): void => {
  const known = state.keyChecks.get(epoch);
  if (known === undefined || known === keyCheck) return;
  throw new AirlockError(
    'room',
    'The token key is not the one that made the published versions: restore it from a copy of the room, or make a new room.',
  );
};

/** The key check value of the token key in use, before anything is tokenised with it. */
export const checkTokenKey = async (
  { keyRing }: Pick<RoomPorts, 'keyRing'>,
  state: RoomState,
  scope: TokenScope,
): Promise<string> => {
  const keyCheck = await keyCheckOf(keyRing, scope);
  requireSameKey(state, scope.epoch, keyCheck);
  return keyCheck;
};
