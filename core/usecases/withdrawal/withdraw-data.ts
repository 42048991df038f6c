import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { datasetsOf, partyOf } from '#core/agreement/lookup.ts';
import type { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { isOf, type Withdrawn, withdrawalName } from '#core/ledger/withdrawals.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { cleanUpWholly } from '#core/usecases/upkeep/clean-up-wholly.ts';
import { toldExpiry } from '#core/usecases/upkeep/removal.ts';
import { withdrawnKeys } from '#core/usecases/withdrawal/withdrawn-keys.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'epochKeys'>;

/** A withdrawal that stands in the ledger. */
interface Noted {
  readonly withdrawn: Withdrawn;
  readonly repeated: boolean;
}

/**
 * Takes a list of a party, or all of them, out of the room: by one ledger entry, from which on nothing is asked of it and
 * no drop of it is taken, and then for good. The entry comes first, so that no answer can be paid for on what is
 * about to go; each removal is looked for again and then noted. Repeating completes, as does the daily clean-up. Throws
 * AirlockError('usage') for a party or a list of no agreement.
 */
export const withdrawData =
  (ports: Ports) =>
  async (named: Withdrawn): Promise<WithdrawalDocument> => {
    const { withdrawn, repeated } = await note(ports, named);
    const removed = await cleanUpWholly(ports);
    const left = await withdrawnKeys(ports, await ports.ledger.state(), withdrawn);
    return {
      ...{ kind: 'withdrawal', ...withdrawn, repeated },
      outcome: left.length === 0 ? 'gone' : 'left',
      ...toldExpiry(removed),
    };
  };

/** The same by the entry alone, in a room that cleans itself up once a day. */
export const noteWithdrawal =
  (ports: Pick<Ports, 'objects' | 'ledger'>) =>
  async (named: Withdrawn): Promise<WithdrawalDocument> => {
    const { withdrawn, repeated } = await note(ports, named);
    return { kind: 'withdrawal', ...withdrawn, repeated, outcome: 'ended', expired: [] };
  };

const note = async (ports: Pick<Ports, 'objects' | 'ledger'>, named: Withdrawn): Promise<Noted> => {
  const before = await ports.ledger.state();
  const { agreement } = await currentAgreement(ports, before);
  const withdrawn = checkedList(named, agreement, before);
  const entry = await ports.ledger.append(({ withdrawn: known }) =>
    known.has(withdrawn.party) || known.has(withdrawalName(withdrawn))
      ? undefined
      : { type: 'party-withdrew', ...withdrawn },
  );
  return { withdrawn, repeated: entry === undefined };
};

/** A list that is in the agreement, or was delivered under one before. */
const checkedList = (
  { party: id, dataset }: Withdrawn,
  agreement: Agreement,
  { versions }: RoomState,
): Withdrawn => {
  const party = partyOf(agreement, id).id;
  if (dataset === undefined) return { party };
  const isKnown =
    Object.hasOwn(datasetsOf(agreement, party), dataset) ||
    versions.some((version) => isOf({ party, dataset }, version));
  if (isKnown) return { party, dataset };
  throw new AirlockError(
    'usage',
    `"${party}" has no such list in the agreement: leave out --dataset to withdraw all of them.`,
  );
};
