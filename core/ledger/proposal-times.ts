import type { DraftState } from '#core/ledger/draft-state.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { isLimitReached, noteTime } from '#core/ledger/times-a-day.ts';
import { PROPOSALS_A_DAY } from '#core/limits.ts';
import type { Checksum } from '#core/sha256.ts';

/** Who puts which agreement on the table. */
interface Proposal {
  readonly agreement: Checksum;
  readonly party?: string | undefined;
}

/**
 * Notes that a party proposed an agreement once more. The agreement in force that is put back is not counted: it
 * takes off one that was counted, so there are no more of these than of the others.
 */
export const noteProposal = (
  { inForce, proposalTimes }: DraftState,
  { agreement, party, at }: Proposal & { readonly at: string },
): void => {
  if (party === undefined || agreement === inForce) return;
  const times = proposalTimes.get(party) ?? [];
  noteTime(times, at, PROPOSALS_A_DAY);
  proposalTimes.set(party, times);
};

/**
 * Did this party propose as many agreements within a day as it may? The other one has a count of its own, and
 * either may put the agreement in force back at any time, or one party could hold the other to its approval.
 */
export const proposesTooOften = (
  { inForce, proposalTimes }: RoomState,
  { agreement, party }: Proposal,
  now: Date,
): boolean =>
  agreement !== inForce &&
  isLimitReached(proposalTimes.get(party ?? '') ?? [], now, PROPOSALS_A_DAY);
