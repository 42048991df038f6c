import { brokenText } from '#core/chain/ledger-fault.ts';
import type { LedgerSource } from '#core/chain/ledger-reader.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import type { PartyActivity, RoomActivity } from '#core/documents/room-activity.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import type { LedgerCut } from '#core/usecases/audit/ledger-cut.ts';
import { termsChanges } from '#core/usecases/audit/terms-changes.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'code'> & LedgerSource;
type EventType = LedgerEvent['type'];

/** What the room did by itself, though about the data of a party. */
const BY_THE_ROOM: readonly EventType[] = ['version-checked', 'data-expired'];

const activityOf = (party: string, entries: readonly LedgerEntry[]): PartyActivity => {
  const own = entries.filter(({ event }) => 'party' in event && event.party === party);
  const many = (type: EventType): number => own.filter(({ event }) => event.type === type).length;
  const last = own.findLast(({ event }) => !BY_THE_ROOM.includes(event.type));
  return {
    party,
    proposed: many('agreement-proposed'),
    approved: many('agreement-approved'),
    delivered: many('dataset-published'),
    refusedDrops: many('drop-refused'),
    answers: many('answer-released'),
    refusedQuestions: many('question-refused'),
    ...(last && { lastAt: last.at }),
  };
};

/**
 * What happened in a room, for whoever may read its ledger, up to where that is cut. A ledger that is not whole
 * tells nothing: AirlockError('room').
 */
export const activityUpTo = async (
  ports: Ports,
  cut: (whole: LedgerCut) => LedgerCut,
): Promise<RoomActivity> => {
  const verdict = await verifyLedger(ports);
  if (verdict.outcome === 'broken') throw new AirlockError('room', brokenText(verdict));
  const read = (await ports.ledger.entries()).slice(0, verdict.head.sequence);
  const { entries, head } = cut({ entries: read, head: verdict.head });
  const { collaboration, inForce, approvals, budgets, datasets } = await roomStatus(ports)();
  const [first, last] = [entries.at(0), entries.at(-1)];
  return {
    ...{ collaboration, entries: entries.length, head: head.checksum, foreign: verdict.foreign },
    ...(first && last && { from: first.at, to: last.at }),
    ...(inForce && { inForce }),
    parties: approvals.map(({ party }) => activityOf(party, entries)),
    terms: await termsChanges(ports)(entries),
    ...{ budgets, datasets },
    happened: entries.map(({ sequence: entry, at, event }) => ({ entry, at, event })),
  };
};

/** What happened in a room until now. */
export const roomActivity = (ports: Ports) => (): Promise<RoomActivity> =>
  activityUpTo(ports, (whole) => whole);
