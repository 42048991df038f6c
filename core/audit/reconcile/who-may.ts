import type { Area } from '#core/access/areas.ts';
import { dailyOf, FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import type { Use } from '#core/access/rights.ts';
import { dropKeyUsers, keyUsers } from '#core/access/users.ts';
import type { Actor } from '#core/audit/reconcile/actor.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import type { RoomCall, RoomObject } from '#core/audit/reconcile/room-call.ts';
import { MATCH_FILES } from '#core/matching/match-keys.ts';
import { dropFileOf } from '#core/room-layout.ts';

const uses = (name: FunctionName, area: Area, use: Use): boolean =>
  FUNCTIONS[name].rights.areas[area]?.includes(use) === true;

/** What is read through Athena: tokens, and matches and links but for what vouches for one. */
const isThroughAthena = ({ area, key }: RoomObject): boolean =>
  area === 'vault' ||
  ((area === 'matches' || area === 'links') && !key.endsWith(`/${MATCH_FILES.seal}`));

/** Whoever asks Athena reads lists through it alone, and nothing else is read through anybody. */
const isOwnWay = (
  { name, through }: Actor & { readonly is: 'function' },
  object: RoomObject,
  use: Use,
): boolean => {
  const asks = FUNCTIONS[name].rights.queries === true && use === 'read';
  return asks && isThroughAthena(object)
    ? through === 'athena.amazonaws.com'
    : through === undefined;
};

const isOwnDrop = (account: string, { key }: RoomObject, { parties }: ReconciledRoom): boolean => {
  const party = dropFileOf(key)?.party ?? key.split('/')[1] ?? '';
  return parties.size === 0 || parties.get(party) === account;
};

const mayTouch = (
  { object, actor }: { readonly object: RoomObject; readonly actor: Actor },
  use: Use,
  room: ReconciledRoom,
): boolean => {
  const { area } = object;
  if (actor.is === 'party')
    // What a party puts beside its drops is looked at by nobody, and removed in time.
    return (
      use === 'write' && object.key.startsWith('drops/') && isOwnDrop(actor.account, object, room)
    );
  if (actor.is !== 'function' || area === undefined) return false;
  return uses(actor.name, area, use) && isOwnWay(actor, object, use);
};

/** What is decrypted must be read or put together from pieces, which S3 reads. */
const mayDecrypt = (
  { bucket, key, actor }: RoomCall & { readonly kind: 'decrypt' },
  room: ReconciledRoom,
): boolean => {
  const is = room.buckets.get(bucket);
  if (is === 'drops' && actor.is === 'party')
    return (
      key !== undefined &&
      mayTouch({ object: { bucket, key, area: 'drops' }, actor }, 'write', room)
    );
  if (actor.is !== 'function' || is === undefined) return false;
  const areas: readonly Area[] = is === 'drops' ? ['drops'] : ['vault', 'staging'];
  return areas.some((area) => uses(actor.name, area, 'read') || uses(actor.name, area, 'write'));
};

const isFunction = (actor: Actor, names: readonly FunctionName[]): boolean =>
  actor.is === 'function' && actor.through === undefined && names.includes(actor.name);

const mayInvoke = ({ of, actor }: RoomCall & { readonly kind: 'invocation' }): boolean => {
  const { calledBy } = FUNCTIONS[of];
  if (actor.is === 'schedule') return dailyOf(of) !== undefined;
  if (calledBy.by === 'function') return isFunction(actor, [calledBy.name]);
  const { by } = calledBy;
  return by === 'drops' ? actor.is === 'steps' : by === 'parties' && actor.is === 'party';
};

/** Whether somebody may make such a call at all, by the table of functions (core/access) that policies follow. */
export const mayCall = (call: RoomCall, room: ReconciledRoom): boolean => {
  const { actor } = call;
  switch (call.kind) {
    case 'seal':
      return isFunction(actor, keyUsers('ledger-seal', 'kms:GenerateMac'));
    case 'token-key':
      return isFunction(actor, keyUsers('token-root', 'kms:GenerateMac'));
    case 'opening':
      return isFunction(actor, dropKeyUsers('kms:Decrypt'));
    case 'decrypt':
      return mayDecrypt(call, room);
    case 'read':
      return mayTouch(call, 'read', room);
    case 'write':
      return mayTouch(call, 'write', room);
    case 'query':
      return actor.is === 'function' && FUNCTIONS[actor.name].rights.queries === true;
    case 'invocation':
      return mayInvoke(call);
    case 'execution':
      // A map of the state machine begins an execution for each of its items.
      return actor.is === 'arrival' || actor.is === 'steps';
  }
};
