import { canonicalJson } from '#core/canonical-json.ts';
import { assertNever } from '#core/errors.ts';
import type { EventOf, LedgerEntry } from '#core/ledger/entry.ts';
import type { Charge } from '#core/privacy/budget.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** A published version as the ledger knows it. */
export type PublishedVersion = EventOf<'dataset-published'> & { readonly at: string };
/** A release as the ledger knows it. */
export type ReleasedAnswer = EventOf<'answer-released'> & { readonly at: string };

/** The state of a room: everything that its ledger says, and nothing else. */
export interface RoomState {
  /** Digest of the agreement proposed last; it holds once both parties approved it. */
  readonly agreement: Checksum | undefined;
  /** Digest of the agreement that both parties approved last: a proposal changes nothing by itself. */
  readonly inForce: Checksum | undefined;
  /** Parties that approved the current agreement. */
  readonly approvals: ReadonlySet<string>;
  /** Every published version, oldest first. */
  readonly versions: readonly PublishedVersion[];
  /** What became of each drop that was decided on. Once its version is lost it may be delivered again. */
  readonly drops: ReadonlyMap<string, EventOf<'dataset-published'> | EventOf<'drop-refused'>>;
  /** Releases by `answerKey`. */
  readonly releases: ReadonlyMap<string, ReleasedAnswer>;
  /** Answer keys for which budget was reserved. */
  readonly reservations: ReadonlySet<string>;
  /** Versions that a question was paid for on. */
  readonly queried: ReadonlySet<string>;
  /** Versions whose token files are gone. */
  readonly expired: ReadonlySet<string>;
  /** Versions of which a file was missing or changed when they were last checked. */
  readonly damaged: ReadonlySet<string>;
  /** What was spent on each dataset, by `party.dataset`. */
  readonly charges: ReadonlyMap<string, readonly Charge[]>;
  readonly refusedQuestions: number;
  /** Lifetime of the token keys now in use. */
  readonly epoch: number;
  /** Key check values of the token keys that made the published versions, by epoch. */
  readonly keyChecks: ReadonlyMap<number, string>;
}

/** Events do not change, and a command folds the same ones several times. */
const answerKeys = new WeakMap<object, Checksum>();

/** What makes two askings the same: the question, the versions it runs on, the agreement in force. */
export const answerKey = (
  answer: Pick<EventOf<'answer-released'>, 'question' | 'versions' | 'agreement'>,
): Checksum => {
  const known = answerKeys.get(answer);
  if (known !== undefined) return known;
  const { question, versions, agreement } = answer;
  const key = sha256(canonicalJson({ question, versions, agreement }));
  answerKeys.set(answer, key);
  return key;
};

interface Draft {
  agreement: Checksum | undefined;
  inForce: Checksum | undefined;
  approvals: Set<string>;
  versions: PublishedVersion[];
  drops: Map<string, EventOf<'dataset-published'> | EventOf<'drop-refused'>>;
  releases: Map<string, ReleasedAnswer>;
  reservations: Set<string>;
  queried: Set<string>;
  expired: Set<string>;
  damaged: Set<string>;
  charges: Map<string, Charge[]>;
  refusedQuestions: number;
  epoch: number;
  keyChecks: Map<number, string>;
  /** Answer keys of the releases in `releases`, by release. */
  answerKeys: Map<string, Checksum>;
}

const reserve = (state: Draft, event: EventOf<'budget-reserved'>, at: Date): void => {
  state.reservations.add(answerKey(event));
  for (const { party, dataset, version } of event.versions) {
    state.queried.add(version);
    const name = `${party}.${dataset}`;
    const charges = state.charges.get(name) ?? [];
    charges.push({ at, microEpsilon: event.microEpsilon });
    state.charges.set(name, charges);
  }
};

const publish = (state: Draft, event: EventOf<'dataset-published'>, at: string): void => {
  state.versions.push({ ...event, at });
  state.drops.set(event.drop, event);
  if (!state.keyChecks.has(event.epoch)) state.keyChecks.set(event.epoch, event.keyCheck);
};

const release = (state: Draft, event: EventOf<'answer-released'>, at: string): void => {
  const key = answerKey(event);
  state.releases.set(key, { ...event, at });
  state.answerKeys.set(event.release, key);
};

/** Both parties of a collaboration. */
const PARTIES = 2;

const approve = (state: Draft, { agreement, party }: EventOf<'agreement-approved'>): void => {
  if (agreement !== state.agreement) return;
  state.approvals.add(party);
  if (state.approvals.size === PARTIES) state.inForce = agreement;
};

/** A version that is lost leaves its drop undecided: the same list makes a new version. */
const lose = (state: Draft, version: string): void => {
  for (const [drop, event] of state.drops)
    if (event.type === 'dataset-published' && event.version === version) state.drops.delete(drop);
};

const check = (state: Draft, { version, found }: EventOf<'version-checked'>): void => {
  if (found === 'damaged') {
    state.damaged.add(version);
    lose(state, version);
    return;
  }
  state.damaged.delete(version);
  const again = state.versions.find((each) => each.version === version);
  if (again && !state.drops.has(again.drop)) state.drops.set(again.drop, again);
};

/** An expired release is forgotten, also that it was paid for: its answer would be drawn anew. */
const expire = (state: Draft, { what, id }: EventOf<'data-expired'>): void => {
  if (what === 'version') {
    state.expired.add(id);
    lose(state, id);
  }
  const key = what === 'release' ? state.answerKeys.get(id) : undefined;
  if (key === undefined) return;
  state.releases.delete(key);
  state.reservations.delete(key);
};

const apply = (state: Draft, { event, at }: LedgerEntry): void => {
  switch (event.type) {
    case 'agreement-proposed':
      if (event.agreement !== state.agreement) state.approvals = new Set();
      state.agreement = event.agreement;
      return;
    case 'agreement-approved':
      approve(state, event);
      return;
    case 'dataset-published':
      publish(state, event, at);
      return;
    case 'drop-refused':
      state.drops.set(event.drop, event);
      return;
    case 'budget-reserved':
      reserve(state, event, new Date(at));
      return;
    case 'answer-released':
      release(state, event, at);
      return;
    case 'question-refused':
      state.refusedQuestions += 1;
      return;
    case 'version-checked':
      check(state, event);
      return;
    case 'data-expired':
      expire(state, event);
      return;
    default:
      assertNever(event);
  }
};

/** Folds the ledger into the state of the room. */
export const foldLedger = (entries: readonly LedgerEntry[]): RoomState => {
  const state: Draft = {
    agreement: undefined,
    inForce: undefined,
    approvals: new Set(),
    versions: [],
    drops: new Map(),
    releases: new Map(),
    reservations: new Set(),
    queried: new Set(),
    expired: new Set(),
    damaged: new Set(),
    charges: new Map(),
    refusedQuestions: 0,
    epoch: 1,
    keyChecks: new Map(),
    answerKeys: new Map(),
  };
  for (const entry of entries) apply(state, entry);
  return state;
};

/** What was spent on a dataset, across all its versions. */
export const chargesOf = (state: RoomState, party: string, dataset: string): readonly Charge[] =>
  state.charges.get(`${party}.${dataset}`) ?? [];

/** The version of a dataset that questions see: the one published last. */
export const currentVersion = (
  state: RoomState,
  party: string,
  dataset: string,
): PublishedVersion | undefined =>
  state.versions.findLast((version) => version.party === party && version.dataset === dataset);

/**
 * Versions of a dataset that some question was paid for on: its answer may be known. An expired one
 * or damaged one is left out, because nothing can be compared with it any more.
 */
export const queriedVersions = (
  state: RoomState,
  party: string,
  dataset: string,
): readonly PublishedVersion[] => {
  return state.versions.filter(
    (each) =>
      each.party === party &&
      each.dataset === dataset &&
      state.queried.has(each.version) &&
      !state.expired.has(each.version) &&
      !state.damaged.has(each.version),
  );
};
