import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import type { DraftState } from '#core/ledger/draft-state.ts';
import { dropName } from '#core/ledger/drop-name.ts';
import { endVersion } from '#core/ledger/end-version.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { Id } from '#core/ledger/fields.ts';
import { loseVersion } from '#core/ledger/lose-version.ts';
import { DatasetName, PartyId } from '#core/names.ts';

/** A version without the people of a request, and the one that it stands for. */
const Successor = z.strictObject({
  dataset: DatasetName,
  former: Id,
  version: Id,
  /** SHA-256 of the successor's report, which only its own party reads. */
  report: ChecksumText,
});
export type Successor = z.infer<typeof Successor>;

/** What such an entry says. */
export const PeopleForgotten = z.strictObject({
  type: z.literal('people-forgotten'),
  party: PartyId,
  request: Id,
  successors: z.array(Successor),
  /** Versions that were damaged, of an older room, or of which nobody could be taken any more since the list was lost: they ended. */
  ended: z.array(z.strictObject({ dataset: DatasetName, version: Id })),
});

/**
 * Puts a successor where the former stands: of the same drop and time, so that no term begins anew and a new version
 * is compared with it as it would be with the former.
 */
const succeed = (draft: DraftState, { former, version, report }: Successor): void => {
  const before = draft.published.get(former);
  const place = draft.versions.findIndex((each) => each.version === former);
  if (!before || place === -1) return;
  const after = { ...before, version, report };
  draft.versions.splice(place + 1, 0, after);
  draft.published.set(version, after);
  if (draft.expired.has(former)) endVersion(draft, version);
  draft.expired.add(former);
  draft.removed.add(former);
  draft.successors.set(former, version);
  if (draft.queried.has(former)) draft.queried.add(version);
  const decided = draft.drops.get(dropName(before));
  if (decided?.type === 'dataset-published' && decided.version === former)
    draft.drops.set(dropName(before), after);
};

/**
 * The people of a request are in no version of their party any more, and nothing made of the former versions is left.
 * Every version that the room held has a successor, whether or not anybody was found in it.
 */
export const peopleForgotten = eventRule(
  PeopleForgotten,
  (draft, { request, successors, ended }, at) => {
    const began = draft.erasures.get(request);
    if (began) draft.erasures.set(request, { ...began, ended: at });
    for (const each of successors) succeed(draft, each);
    for (const { version } of ended) {
      draft.removed.add(version);
      // Nothing is ever compared with a damaged one: that it was asked about does not matter.
      if (draft.damaged.has(version)) {
        draft.expired.add(version);
        loseVersion(draft, version);
      } else endVersion(draft, version);
    }
  },
);
