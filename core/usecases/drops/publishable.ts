import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import type { VersionId } from '#core/room-layout.ts';
import { lastEnd, versionsCutShort } from '#core/usecases/upkeep/retention.ts';

/** The party of a version that is about to be published, and when. */
interface Publishing extends Pick<VersionId, 'party'> {
  readonly agreement: Agreement;
  readonly now: Date;
}

/**
 * Throws AirlockError('refused') in a room that counts without noise, while a list of the party that was asked about
 * and withdrawn would be here still: comparing answers on it with those on the next one could single people out.
 */
export const requireComparable = (state: RoomState, { party, ...at }: Publishing): void => {
  const { agreement } = at;
  if (effectiveTerms(agreement).noise !== 'none') return;
  const gone = versionsCutShort(state, party, at);
  if (gone.length === 0) return;
  throw refusal(
    'not-comparable',
    `This room counts without noise, and a list of "${party}" that was asked about is gone before its time: nothing can be held against it, so upload after ${lastEnd(gone, agreement)}, when that time is over.`,
  );
};

/** Throws AirlockError('room') for a version of an epoch that ended: its tokens match nothing any more. */
export const requireSameEpoch = (state: RoomState, { epoch }: Pick<VersionId, 'epoch'>): void => {
  if (epoch === state.epoch) return;
  throw new AirlockError(
    'room',
    'A new epoch began while the drop was tokenised, so nothing was published: upload the drop again.',
  );
};
