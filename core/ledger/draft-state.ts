import type { RoomState } from '#core/ledger/room-state.ts';

type Changeable<Value> =
  Value extends ReadonlyMap<infer Key, infer Item>
    ? Map<Key, Changeable<Item>>
    : Value extends ReadonlySet<infer Item>
      ? Set<Item>
      : Value extends readonly (infer Item)[]
        ? Item[]
        : Value;

/** A state while events change it. */
export type DraftState = { -readonly [Name in keyof RoomState]: Changeable<RoomState[Name]> };

/** A draft that begins as this state, which stays as it is. */
export const draftOf = (state: RoomState): DraftState => ({
  ...state,
  proposals: new Set(state.proposals),
  proposalTimes: copyOfLists(state.proposalTimes),
  inForceBy: new Set(state.inForceBy),
  approvals: new Set(state.approvals),
  approved: new Map(state.approved),
  codes: new Map(state.codes),
  versions: [...state.versions],
  published: new Map(state.published),
  drops: new Map(state.drops),
  releases: new Map(state.releases),
  answerKeys: new Map(state.answerKeys),
  reservations: new Map(state.reservations),
  lists: new Map(state.lists),
  queried: new Set(state.queried),
  expired: new Set(state.expired),
  removed: new Set(state.removed),
  withdrawn: new Set(state.withdrawn),
  cutShort: new Set(state.cutShort),
  damaged: new Set(state.damaged),
  charges: copyOfLists(state.charges),
  refusals: copyOfLists(state.refusals),
  endedEpochs: new Map(state.endedEpochs),
  keyChecks: new Map(state.keyChecks),
  freezes: new Map(state.freezes),
  freezeTimes: copyOfLists(state.freezeTimes),
  packs: new Set(state.packs),
  packTimes: copyOfLists(state.packTimes),
  erasures: new Map(state.erasures),
  lifted: new Set(state.lifted),
  tombstones: new Map(state.tombstones),
  reviews: new Map(state.reviews),
  subjectTimes: copyOfLists(state.subjectTimes),
  successors: new Map(state.successors),
});

const copyOfLists = <Item>(lists: ReadonlyMap<string, readonly Item[]>): Map<string, Item[]> =>
  new Map([...lists].map(([name, items]) => [name, [...items]]));
