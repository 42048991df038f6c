import type { DropId } from '#core/drop-files.ts';
import { requestOfKey, TOMBSTONES_PREFIX } from '#core/erasure/marks-layout.ts';
import { successorsUnderWay } from '#core/erasure/successor-name.ts';
import { releaseIdOf } from '#core/ledger/answer-key.ts';
import { isRequest } from '#core/ledger/erasures.ts';
import { currentVersion, type PublishedVersion, type RoomState } from '#core/ledger/room-state.ts';
import { isWithdrawn } from '#core/ledger/withdrawals.ts';
import { listOfVaultKey } from '#core/list-of-vault-key.ts';
import { keptPrefixes, versionsOfKeptKey } from '#core/matching/kept-keys.ts';
import {
  attemptFileOf,
  isRoomKey,
  LISTS_PREFIX,
  listKey,
  refusalReportKey,
  releaseKey,
  reportKey,
  versionOfKey,
} from '#core/room-layout.ts';

/** Where attempts write what counts only once the ledger names it. */
const ATTEMPT_AREAS = ['vault/', 'staging/', 'reports/', 'releases/'] as const;

/** The same in this room: where no list was ever paid for, there is no place for one to look at. */
export const attemptAreas = ({ lists, versions, tombstones }: RoomState): readonly string[] => [
  ...ATTEMPT_AREAS,
  ...(tombstones.size === 0 ? [] : [TOMBSTONES_PREFIX]),
  ...keptPrefixes(versions),
  ...(lists.size === 0 ? [] : [LISTS_PREFIX]),
];

/**
 * What the ledger says of an object: `known`; `paid`, an answer that was paid for and not yet taken;
 * `ended`, of a version whose time was up, of an attempt at a list that was withdrawn, a match or link of a version that no
 * new question runs on, or marks that no longer stand; `unknown`, of an attempt; `foreign`, by a name that the room gives to
 * nothing.
 */
export type Standing = 'known' | 'paid' | 'ended' | 'unknown' | 'foreign';

/** Answers what the ledger says of each object of these areas. */
export const standingIn = (state: RoomState): ((key: string) => Standing) => {
  const all = [...state.versions, ...successorsUnderWay(state)];
  const versions = new Set(all.map(({ version }) => version));
  const named = new Set([
    ...all.map((each) => reportKey(each, each.version)),
    ...refusalReports(state),
    ...[...state.releases.values()].map(({ release }) => releaseKey(release)),
  ]);
  const paid = new Set(
    [...state.reservations.values()].map(({ answer }) => releaseKey(releaseIdOf(answer))),
  );
  const lists = new Map([...state.lists.values()].map((list) => [listKey(list.list), list]));
  return (key) => {
    if (!isRoomKey(key)) return 'foreign';
    if (named.has(key)) return 'known';
    if (paid.has(key)) return 'paid';
    const list = lists.get(key);
    if (list) return list.expired ? 'ended' : list.released ? 'known' : 'paid';
    const made = versionsOfKeptKey(key);
    if (made.length > 0) return standingOfKept(state, made);
    const request = requestOfKey(key);
    if (request !== undefined) return standingOfMarks(state, request);
    const version = versionOfKey(key);
    if (version === undefined || !versions.has(version))
      return isOfWithdrawn(state, key) ? 'ended' : 'unknown';
    return state.expired.has(version) ? 'ended' : 'known';
  };
};

/** No attempt at a list that its party withdrew can become a version. */
const isOfWithdrawn = (state: RoomState, key: string): boolean => {
  const list = attemptFileOf(key) ?? listOfVaultKey(key);
  return list !== undefined && isWithdrawn(state, list);
};

/** A match or a link is a cache of versions that questions run on: of any other it is people's data that nobody needs. */
const standingOfKept = (state: RoomState, made: readonly string[]): Standing => {
  const versions = made.map((each) => state.published.get(each));
  if (versions.includes(undefined)) return 'unknown';
  return versions.every((each) => each !== undefined && isAsked(state, each)) ? 'known' : 'ended';
};

/** Marks end with the next request of their party, which has them all. */
const standingOfMarks = (state: RoomState, request: string): Standing => {
  if ([...state.tombstones.values()].includes(request)) return 'known';
  return isRequest(state, request) ? 'ended' : 'unknown';
};

const isAsked = (state: RoomState, { party, dataset, version }: PublishedVersion): boolean =>
  !state.expired.has(version) &&
  !state.damaged.has(version) &&
  currentVersion(state, party, dataset)?.version === version;

const refusalReports = ({ drops }: RoomState): readonly string[] =>
  [...drops.values()].flatMap((event) =>
    event.type === 'drop-refused' ? [refusalReportKey(event, event.drop as DropId)] : [],
  );
