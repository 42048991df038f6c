import { FUNCTION_NAMES, type FunctionName } from '#core/access/functions.ts';
import { functionNameIn, type ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import type { TrailRow } from '#core/ports/trail.ts';

/** Who made a call, as far as a room has a part for it. */
export type Actor =
  /** A function by its role; `through` is the service that acts in its name, as Athena does. */
  | { readonly is: 'function'; readonly name: FunctionName; readonly through?: string }
  /** The state machine of drops. */
  | { readonly is: 'steps' }
  /** The rule that begins an execution when a manifest arrives. */
  | { readonly is: 'arrival' }
  /** EventBridge by itself: a schedule. */
  | { readonly is: 'schedule' }
  /** Somebody of the account of a party. */
  | { readonly is: 'party'; readonly account: string }
  /** Anybody else. */
  | { readonly is: 'other' };

const text = (row: TrailRow, column: string): string => String(row[column] ?? '');

/** Services act under their own names: as the source of a call, as who invoked it, or as both. */
const serviceOf = (row: TrailRow): string => text(row, 'invoked_by') || text(row, 'source_ip');

/**
 * The function whose role this is. Lambda calls the session of an execution role as the function is called
 * (Lambda guide, "Execution role"), and nobody in a room can choose otherwise: who took the role under another
 * name is not the function.
 */
const functionOf = (row: TrailRow, room: ReconciledRoom): FunctionName | undefined => {
  const arn = text(row, 'principal_arn');
  const [, role, session] = /:assumed-role\/(?:.*\/)?([^/]+)\/([^/]+)$/.exec(arn) ?? [];
  if (role === undefined || role !== session) return undefined;
  return FUNCTION_NAMES.find((each) => functionNameIn(room, each) === role);
};

/** The stack of the functions names the roles of services after itself. */
const isRoleOfPipeline = (row: TrailRow, room: ReconciledRoom): boolean =>
  text(row, 'issuer_name').startsWith(`${room.name}-pipeline-`);

const serviceActor = (row: TrailRow, room: ReconciledRoom): Actor | undefined => {
  const service = serviceOf(row);
  if (text(row, 'identity_type') === 'AWSService')
    return service === 'events.amazonaws.com' ? { is: 'schedule' } : { is: 'other' };
  if (!isRoleOfPipeline(row, room)) return undefined;
  if (service === 'states.amazonaws.com') return { is: 'steps' };
  return service === 'events.amazonaws.com' ? { is: 'arrival' } : { is: 'other' };
};

const isParty = (account: string, room: ReconciledRoom): boolean =>
  room.parties.size === 0 ? account !== room.account : [...room.parties.values()].includes(account);

/** Who made a call. Where no agreement says the accounts of the parties, any account but the room's may be one. */
export const actorOf = (row: TrailRow, room: ReconciledRoom): Actor => {
  const service = serviceActor(row, room);
  if (service) return service;
  const account = text(row, 'identity_account');
  if (account === room.account) {
    const name = functionOf(row, room);
    const through = text(row, 'invoked_by');
    if (name !== undefined) return { is: 'function', name, ...(isService(through) && { through }) };
  }
  return /^\d{12}$/.test(account) && isParty(account, room)
    ? { is: 'party', account }
    : { is: 'other' };
};

/** What KMS does for S3 is said to be inside of AWS, and is nobody else's. */
const isService = (name: string): boolean => name !== '' && name !== 'AWS Internal';
