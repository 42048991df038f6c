import type { Answered } from '#core/ledger/answer-key.ts';
import { dropName } from '#core/ledger/drop-name.ts';
import type { EventOf } from '#core/ledger/events.ts';
import type { Charge } from '#core/privacy/budget.ts';
import type { Checksum } from '#core/sha256.ts';

/** A published version as the ledger knows it. */
export type PublishedVersion = EventOf<'dataset-published'> & { readonly at: string };
/** A release as the ledger knows it. */
export type ReleasedAnswer = EventOf<'answer-released'> & { readonly at: string };
/** A list that was paid for, and what became of it. */
export type PaidList = EventOf<'list-reserved'> & {
  readonly at: string;
  /** When it was there, and the checksum of its labels; undefined until then. */
  readonly released: { readonly at: string; readonly content: Checksum } | undefined;
  readonly expired: boolean;
};
/** The last review of who may do what of a side. */
type Review = EventOf<'access-reviewed'> & { readonly at: string };
/** A freeze that was not lifted. */
type Freeze = EventOf<'room-frozen'> & { readonly at: string };
/** A request to have people forgotten, and when it was done, if it is. */
export type Erasure = EventOf<'erasure-began'> & {
  readonly at: string;
  readonly ended: string | undefined;
};
/** How a drop was decided on. */
type DropDecision = EventOf<'dataset-published'> | EventOf<'drop-refused'>;

/** A charge, and under which agreement it was made. */
export interface AgreedCharge extends Charge {
  readonly agreement: Checksum;
  /** Whether the entry says what the list itself pays, and so covers what its agreement protects. */
  readonly itemised: boolean;
}

/** What was paid for an answer, in millionths of ε, by whom, and when. */
export interface PaidAnswer {
  readonly at: string;
  readonly party: string;
  readonly microEpsilon: number;
  readonly answer: Answered;
}

/** An epoch that ended with the beginning of the next one. */
interface EndedEpoch {
  readonly at: string;
  readonly isKeyDestroyed: boolean;
}

/** The state of a room: everything that its ledger says, and nothing else. It never changes: another one follows. */
export interface RoomState {
  /** Digest of the agreement on the table: the one proposed last, which changes nothing until both parties approved it. */
  readonly agreement: Checksum | undefined;
  /** The party that proposed it, where the ledger says so. */
  readonly proposedBy: string | undefined;
  /** Digest of the agreement in force: the one that both parties approved last, whatever lies on the table. */
  readonly inForce: Checksum | undefined;
  /** When one came into force first, or another one after that. */
  readonly inForceSince: string | undefined;
  /** The parties that approved it. */
  readonly inForceBy: ReadonlySet<string>;
  /** Digests of all agreements that were ever proposed. */
  readonly proposals: ReadonlySet<Checksum>;
  /** When each party put the last `PROPOSALS_A_DAY` of them on the table; the one in force put back is not counted. */
  readonly proposalTimes: ReadonlyMap<string, readonly string[]>;
  /** Parties that approved the agreement on the table. */
  readonly approvals: ReadonlySet<string>;
  /** Digest of the agreement that each party approved last. */
  readonly approved: ReadonlyMap<string, Checksum>;
  /** Digest of the code that each party approved last, with whichever agreement. */
  readonly codes: ReadonlyMap<string, Checksum>;
  /** Every published version, oldest first. */
  readonly versions: readonly PublishedVersion[];
  /** The same, by name. */
  readonly published: ReadonlyMap<string, PublishedVersion>;
  /** What became of each drop that was decided on, by `dropName`. Once its version is lost it may be delivered again. */
  readonly drops: ReadonlyMap<string, DropDecision>;
  /** Releases by `answerKey`. */
  readonly releases: ReadonlyMap<string, ReleasedAnswer>;
  /** The keys of these releases, and of answers that were paid for, by the name of each. */
  readonly answerKeys: ReadonlyMap<string, Checksum>;
  /** What was paid for answers, by `answerKey`: each is finished at that price, as an answer of that time. */
  readonly reservations: ReadonlyMap<string, PaidAnswer>;
  /** Lists that were paid for, by their names, oldest first. */
  readonly lists: ReadonlyMap<string, PaidList>;
  /** Versions that a question or a list was paid for on. */
  readonly queried: ReadonlySet<string>;
  /** Versions that nothing is asked of any more: their token files are gone, or go with the next clean-up. */
  readonly expired: ReadonlySet<string>;
  /** Versions and lists whose files were removed. */
  readonly removed: ReadonlySet<string>;
  /** What parties withdrew and did not approve an agreement since, by `withdrawalName`. */
  readonly withdrawn: ReadonlySet<string>;
  /** Versions that were asked about and ended before their time: nothing can be compared with them any more. */
  readonly cutShort: ReadonlySet<string>;
  /** Versions of which a file was missing or changed when they were last checked. */
  readonly damaged: ReadonlySet<string>;
  /** What answers about the people of each party cost, over all its datasets and versions. */
  readonly charges: ReadonlyMap<string, readonly AgreedCharge[]>;
  readonly refusedQuestions: number;
  /** When the last `REFUSALS_A_DAY` refusals of each kind about each party were, by `party.kind`. */
  readonly refusals: ReadonlyMap<string, readonly string[]>;
  /** Lifetime of the token keys now in use. */
  readonly epoch: number;
  /** Epochs that ended, when, and whether their key was destroyed. */
  readonly endedEpochs: ReadonlyMap<number, EndedEpoch>;
  /** Key check values of the token keys that made the published versions, or that epochs began with, by epoch. */
  readonly keyChecks: ReadonlyMap<number, string>;
  /** Freezes that stand, by `sideKey`: while there is one, no question is answered and no drop published. */
  readonly freezes: ReadonlyMap<string, Freeze>;
  /** When each side froze the room, the last `FREEZES_A_DAY` times. */
  readonly freezeTimes: ReadonlyMap<string, readonly string[]>;
  /** Digests of the manifests of all evidence packs that were noted. */
  readonly packs: ReadonlySet<Checksum>;
  /** When each side noted one, the last `PACKS_A_DAY` times. */
  readonly packTimes: ReadonlyMap<string, readonly string[]>;
  /** Requests to have people forgotten, by their names, oldest first. */
  readonly erasures: ReadonlyMap<string, Erasure>;
  /** Requests that took people out of those who are to stay forgotten. */
  readonly lifted: ReadonlySet<string>;
  /** Which marks of a party say who is to stay forgotten: those of its last request of either kind. */
  readonly tombstones: ReadonlyMap<string, string>;
  /** When each side looked last at who may do what, by `sideKey`. */
  readonly reviews: ReadonlyMap<string, Review>;
  /** When each party asked what is held about somebody, the last `SUBJECTS_A_DAY` times. */
  readonly subjectTimes: ReadonlyMap<string, readonly string[]>;
  /** Which version stands for which, since people were taken out of it. */
  readonly successors: ReadonlyMap<string, string>;
}

/** Before anything happened. */
export const EMPTY_STATE: RoomState = {
  agreement: undefined,
  proposedBy: undefined,
  inForce: undefined,
  inForceSince: undefined,
  inForceBy: new Set(),
  proposals: new Set(),
  proposalTimes: new Map(),
  approvals: new Set(),
  approved: new Map(),
  codes: new Map(),
  versions: [],
  published: new Map(),
  drops: new Map(),
  releases: new Map(),
  answerKeys: new Map(),
  reservations: new Map(),
  lists: new Map(),
  queried: new Set(),
  expired: new Set(),
  removed: new Set(),
  withdrawn: new Set(),
  cutShort: new Set(),
  damaged: new Set(),
  charges: new Map(),
  refusedQuestions: 0,
  refusals: new Map(),
  epoch: 1,
  endedEpochs: new Map(),
  keyChecks: new Map(),
  freezes: new Map(),
  freezeTimes: new Map(),
  packs: new Set(),
  packTimes: new Map(),
  erasures: new Map(),
  lifted: new Set(),
  tombstones: new Map(),
  reviews: new Map(),
  subjectTimes: new Map(),
  successors: new Map(),
};

/** The ledger's entry on a drop, if it was decided on. */
export const decisionOn = (
  state: RoomState,
  drop: Parameters<typeof dropName>[0],
): DropDecision | undefined => state.drops.get(dropName(drop));

/** Digest of the agreement that the room goes by: the one in force and, until there is one, the one on the table. */
export const ruling = ({ inForce, agreement }: RoomState): Checksum | undefined =>
  inForce ?? agreement;

/** What was spent on a party's people: a dataset by another name, or cut anew, brings no new budget. */
export const chargesOf = (state: RoomState, party: string): readonly AgreedCharge[] =>
  state.charges.get(party) ?? [];

/** The version that stands for this one by now: itself, or what is left of it once people were taken out. */
export const standingFor = ({ successors }: RoomState, version: string): string => {
  let standing = version;
  for (let next = successors.get(standing); next !== undefined; next = successors.get(standing))
    standing = next;
  return standing;
};

/** The version of a dataset that questions see: the one published last. */
export const currentVersion = (
  state: RoomState,
  party: string,
  dataset: string,
): PublishedVersion | undefined =>
  state.versions.findLast((version) => version.party === party && version.dataset === dataset);

/** Versions of a party that the room holds: those in which anybody of it can be. */
export const heldVersions = (state: RoomState, party: string): readonly PublishedVersion[] =>
  state.versions.filter((each) => each.party === party && !state.expired.has(each.version));

/**
 * Versions of a party whose exact answers may be held against those on a new version of this dataset of it:
 * those that some question was paid for on, and those of its other datasets that can be asked about still. An
 * expired or damaged one is left out, because nothing can be compared with it any more.
 */
export const comparableVersions = (
  state: RoomState,
  { party, dataset }: Pick<PublishedVersion, 'party' | 'dataset'>,
): readonly PublishedVersion[] =>
  state.versions.filter(
    (each) =>
      each.party === party &&
      (state.queried.has(each.version) ||
        (each.dataset !== dataset && currentVersion(state, party, each.dataset) === each)) &&
      !state.expired.has(each.version) &&
      !state.damaged.has(each.version),
  );
