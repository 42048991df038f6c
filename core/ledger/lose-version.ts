import type { DraftState } from '#core/ledger/draft-state.ts';
import { dropName } from '#core/ledger/drop-name.ts';

/** A version that is lost, or is not all of its drop any more, leaves that undecided: the same list makes a new version. */
export const loseVersion = (draft: DraftState, version: string): void => {
  const lost = draft.published.get(version);
  if (!lost) return;
  const decided = draft.drops.get(dropName(lost));
  if (decided?.type === 'dataset-published' && decided.version === version)
    draft.drops.delete(dropName(lost));
};
