import { compareAgreements } from '#core/agreement/compare-agreements.ts';
import type { TermsChange } from '#core/documents/room-activity.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { EMPTY_STATE, type RoomState } from '#core/ledger/room-state.ts';
import type { Checksum } from '#core/sha256.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A proposal, and the agreement that it would change. */
interface Proposal extends Omit<TermsChange, 'changes' | 'agreement'> {
  readonly agreement: Checksum;
  readonly against: Checksum | undefined;
}

/** The proposal of an entry, if it puts another agreement on the table. */
const proposalOf = (
  { sequence, at, event }: LedgerEntry,
  { agreement, inForce }: RoomState,
): Proposal | undefined =>
  event.type !== 'agreement-proposed' || event.agreement === agreement
    ? undefined
    : {
        ...{ entry: sequence, at, agreement: event.agreement as Checksum },
        ...(event.party !== undefined && { party: event.party }),
        ...(event.agreement === inForce && { inForceAt: at }),
        against: inForce ?? agreement,
      };

/** Every proposal, and when it came into force: by the same rules as the state of the room. */
const proposalsIn = (entries: readonly LedgerEntry[]): readonly Proposal[] => {
  const proposals: Proposal[] = [];
  let state = EMPTY_STATE;
  for (const entry of entries.filter(({ event }) => event.type.startsWith('agreement-'))) {
    const before = state;
    state = foldLedger([entry], before);
    const proposal = proposalOf(entry, before);
    if (proposal) proposals.push(proposal);
    const last = proposals.at(-1);
    if (last && state.inForce !== before.inForce)
      proposals[proposals.length - 1] = { ...last, inForceAt: entry.at };
  }
  return proposals;
};

/** What was proposed in a room, what each would change, and whether it came into force. */
export const termsChanges =
  (ports: Pick<RoomPorts, 'objects'>) =>
  (entries: readonly LedgerEntry[]): Promise<TermsChange[]> =>
    Promise.all(
      proposalsIn(entries).map(async ({ against, ...proposal }) => {
        if (against === undefined) return { ...proposal, changes: [] };
        const before = await findAgreement(ports, against);
        const after = await findAgreement(ports, proposal.agreement);
        if (typeof before === 'string' || typeof after === 'string') return proposal;
        return { ...proposal, changes: [...compareAgreements(before.agreement, after.agreement)] };
      }),
    );
