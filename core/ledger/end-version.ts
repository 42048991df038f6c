import type { DraftState } from '#core/ledger/draft-state.ts';
import { loseVersion } from '#core/ledger/lose-version.ts';

/**
 * A version ends before its time: nothing is asked of it from now on, and upkeep removes its files. One that was
 * asked about is remembered, since no later one can be held against it.
 */
export const endVersion = (draft: DraftState, version: string): void => {
  if (draft.expired.has(version)) return;
  if (draft.queried.has(version)) draft.cutShort.add(version);
  draft.expired.add(version);
  loseVersion(draft, version);
};

/** The lists that were made of a version end with it: nobody takes them any more. */
export const endListsOf = ({ lists }: DraftState, version: string): void => {
  for (const [name, list] of lists)
    if (list.versions.some((each) => each.version === version))
      lists.set(name, { ...list, expired: true });
};
