import type { RemovalReason } from '#core/documents/expiry-document.ts';
import { currentVersion, type PaidList, type PublishedVersion } from '#core/ledger/room-state.ts';
import { isWithdrawn } from '#core/ledger/withdrawals.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { Term } from '#core/usecases/upkeep/due-data.ts';
import { isPast } from '#core/usecases/upkeep/retention.ts';

/**
 * Why a version goes: the first that is so. Nothing where its party withdrew it and approved again since, which the state
 * of the ledger does not hold any more.
 */
export const whyVersion = (
  { state, agreement, now }: Term,
  version: PublishedVersion,
): RemovalReason | undefined => {
  const { party, dataset } = version;
  if (isWithdrawn(state, version)) return 'withdrawn';
  if (state.endedEpochs.has(version.epoch)) return 'epoch-ended';
  if (isPast(now, version.at, agreement.retention.tokensDays)) return 'past-its-time';
  if (state.expired.has(version.version)) return undefined;
  const isCurrent = currentVersion(state, party, dataset)?.version === version.version;
  return state.damaged.has(version.version) && !isCurrent ? 'replaced' : 'not-in-agreement';
};

/** Why a list goes: a version that it was made of ended, or its own time is up. */
export const whyList = ({ expired }: PaidList): RemovalReason =>
  expired ? 'version-ended' : 'past-its-time';

/** Why a drop goes that was not decided on. */
export const whyDrop = ({ state }: Term, drop: ArrivedDrop): RemovalReason =>
  isWithdrawn(state, drop) ? 'withdrawn' : 'past-its-time';
