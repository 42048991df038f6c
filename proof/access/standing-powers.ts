import { judge } from '#proof/access/judge.ts';
import type { Operation } from '#proof/access/operation.ts';
import { operationsOfAct } from '#proof/access/owner-operations.ts';
import { OWNER_POWERS, type OwnerPower } from '#proof/access/owner-powers.ts';
import type { Principal } from '#proof/access/principals.ts';
import type { RoomMap } from '#proof/access/room-map.ts';
import { type Told, toldOf } from '#proof/access/told-of.ts';

/** A power as it stands in a room. */
export interface StandingPower extends OwnerPower {
  /** Whether guard rails over the account would end it, whole or in part. */
  readonly underRails: 'denied' | 'denied in part' | 'allowed';
  /** What the watch of the room says of it. */
  readonly told: Told;
}

const allowedOf = async (
  room: RoomMap,
  principal: Principal,
  operations: readonly Operation[],
): Promise<readonly Operation[]> => {
  const allowed = [];
  for (const operation of operations)
    if ((await judge(room, operation, { principal })).allowed) allowed.push(operation);
  return allowed;
};

/** The powers that somebody has in a room, and what becomes of each under guard rails. */
export const standingPowers = async (
  { room, railed }: { readonly room: RoomMap; readonly railed: RoomMap },
  principal: Principal,
): Promise<readonly StandingPower[]> => {
  const standing: StandingPower[] = [];
  for (const power of OWNER_POWERS) {
    const asked = power.acts.flatMap((act) => operationsOfAct(room, act));
    const had = await allowedOf(room, principal, asked);
    const left = await allowedOf(railed, principal, had);
    if (had.length === 0) continue;
    const partly = left.length < had.length ? 'denied in part' : 'allowed';
    const underRails = left.length === 0 ? 'denied' : partly;
    standing.push({ ...power, underRails, told: toldOf(power) });
  }
  return standing;
};
