import type { DraftState } from '#core/ledger/draft-state.ts';

/** A version that is lost leaves its drop undecided: the same list makes a new version. */
export const loseVersion = (draft: DraftState, version: string): void => {
  const drop = draft.published.get(version)?.drop ?? '';
  const decided = draft.drops.get(drop);
  if (decided?.type === 'dataset-published' && decided.version === version)
    draft.drops.delete(drop);
};
