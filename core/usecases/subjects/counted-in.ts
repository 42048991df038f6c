import { isPastExpiry } from '#core/activation/list-account.ts';
import { daysAfter } from '#core/day.ts';
import { ReleaseLine } from '#core/documents/releases-document.ts';
import type { SubjectDocument } from '#core/documents/subject-document.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import { type PaidList, type RoomState, standingFor } from '#core/ledger/room-state.ts';
import type { PartyTerms } from '#core/usecases/subjects/search-versions.ts';

/** What the ledger tells of an answer, as far as a line of the list has it. */
const OneLine = ReleaseLine.strip();

const listLine = ({ list, activation, party, at, days }: PaidList) => ({
  ...{ list, activation, party, at, until: daysAfter(at, days) },
});

/** These versions, and those that they stand for since others were taken out: who is in one was in its former, too. */
const withFormers = (versions: ReadonlySet<string>, state: RoomState): ReadonlySet<string> =>
  new Set([
    ...versions,
    ...[...state.successors.keys()].filter((former) => versions.has(standingFor(state, former))),
  ]);

/**
 * The answers and lists that ran on these versions, so that whoever is in them could have counted: by the ledger alone. Lists
 * that were removed when others were taken out are told until their days are over: who took one home may use it until then.
 * Whether somebody did depends on the other party's list, and is told to nobody.
 */
export const countedIn = (
  held: ReadonlySet<string>,
  { state, agreement, party, now }: PartyTerms & { readonly now: Date },
): Pick<SubjectDocument, 'releases' | 'lists' | 'releasesOnGone'> => {
  const versions = withFormers(held, state);
  const runsOn = (of: readonly DatasetVersion[]): boolean =>
    of.some(({ version }) => versions.has(version));
  const isGone = (of: readonly DatasetVersion[]): boolean =>
    of.some((each) => each.party === party && state.expired.has(each.version));
  const releases = [...state.releases.values()];
  const { releasesDays } = agreement.retention;
  return {
    releases: releases
      .filter((each) => runsOn(each.versions))
      .map((each) => ({ ...OneLine.parse(each), until: daysAfter(each.at, releasesDays) })),
    lists: [...state.lists.values()]
      .filter((each) => !isPastExpiry(each, now) && runsOn(each.versions))
      .map(listLine),
    releasesOnGone: releases.filter((each) => isGone(each.versions) && !runsOn(each.versions))
      .length,
  };
};
