import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { MANIFEST_FILE } from '#core/drop-files.ts';
import { Manifest } from '#core/drops/manifest.ts';
import { releaseIdOf } from '#core/ledger/answer-key.ts';
import { isDone } from '#core/ledger/erasures.ts';
import {
  currentVersion,
  decisionOn,
  type PaidList,
  type PublishedVersion,
  type ReleasedAnswer,
  type RoomState,
} from '#core/ledger/room-state.ts';
import { isWithdrawn } from '#core/ledger/withdrawals.ts';
import { LEFTOVER_DAYS, MAX_DROPS_A_RUN } from '#core/limits.ts';
import { FORGOTTEN } from '#core/names.ts';
import { dropFileOf, isRoomKey, manifestKey } from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { hasEnded, isPast } from '#core/usecases/upkeep/retention.ts';

type Ports = Pick<RoomPorts, 'objects' | 'clock'>;

/** Whose time is up. */
export interface Term {
  readonly state: RoomState;
  readonly agreement: Agreement;
  /** Whether the agreement is in force: one that is only proposed gives nothing a term. */
  readonly hasTerm: boolean;
  readonly now: Date;
}

/**
 * Versions whose files must go: ended before their time, too old, of a dataset that the agreement declares no more, or
 * damaged and replaced since, so that nothing can use them any more.
 */
export const dueVersions = (term: Term): readonly PublishedVersion[] =>
  term.state.versions.filter(
    (each) =>
      !term.state.removed.has(each.version) &&
      (term.state.expired.has(each.version) || (term.hasTerm && isDueVersion(term, each))),
  );

const isDueVersion = ({ state, agreement, now }: Term, version: PublishedVersion): boolean =>
  hasEnded(version, state, { agreement, now }) ||
  !isDeclared(agreement, version) ||
  isReplaced(state, version);

const isReplaced = (state: RoomState, { party, dataset, version }: PublishedVersion): boolean =>
  state.damaged.has(version) && currentVersion(state, party, dataset)?.version !== version;

const isDeclared = (
  { datasets }: Agreement,
  { party, dataset }: Pick<PublishedVersion, 'party' | 'dataset'>,
): boolean => Object.hasOwn(datasets, party) && Object.hasOwn(datasets[party] ?? {}, dataset);

/** Releases that must go. */
export const dueReleases = ({ state, agreement, hasTerm, now }: Term): readonly ReleasedAnswer[] =>
  [...state.releases.values()].filter(
    ({ at }) => hasTerm && isPast(now, at, agreement.retention.releasesDays),
  );

/** Lists that must go: ended before their time, or older than the days of the agreement that they were made under. */
export const dueLists = ({ state, now }: Term): readonly PaidList[] =>
  [...state.lists.values()].filter(
    ({ list, at, days, expired }) => !state.removed.has(list) && (expired || isPast(now, at, days)),
  );

/** An answer that was paid for and never finished. */
export interface UnfinishedAnswer {
  /** Who paid. */
  readonly party: string;
  /** Name of its release, which may lie there already. */
  readonly release: string;
}

/** Answers that were paid for as long ago as a release may be old, and are not finished. */
export const dueUnfinished = (term: Term): readonly UnfinishedAnswer[] =>
  [...term.state.reservations]
    .filter(
      ([key, { at }]) =>
        term.hasTerm &&
        !term.state.releases.has(key) &&
        isPast(term.now, at, term.agreement.retention.releasesDays),
    )
    .map(([, { party, answer }]) => ({ party, release: releaseIdOf(answer) }));

/** A drop that lies in a party's zone. */
export interface LyingDrop extends ArrivedDrop {
  /** When something was put there last. */
  readonly touched: Date;
  readonly hasManifest: boolean;
}

/** The drops in a party's zone, those that lie there longest first; what else lies there is no drop. */
export const lyingDrops = async ({ objects }: Ports, id: string): Promise<readonly LyingDrop[]> => {
  const drops = new Map<string, LyingDrop>();
  for (const { key, modified } of await objects.list(`drops/${id}/`)) {
    const found = dropFileOf(key);
    if (!found || !isRoomKey(key)) continue;
    const { file, ...arrived } = found;
    const { dataset, drop } = arrived;
    const before = drops.get(`${dataset}/${drop}`);
    drops.set(`${dataset}/${drop}`, {
      ...arrived,
      touched: before && before.touched > modified ? before.touched : modified,
      hasManifest: before?.hasManifest === true || file === MANIFEST_FILE,
    });
  }
  return [...drops.values()].sort((a, b) => a.touched.getTime() - b.touched.getTime());
};

/** Drops of a party that must go, of the oldest that one clean-up looks at. */
export const dueDrops = async (
  ports: Ports,
  term: Term,
  party: string,
): Promise<readonly LyingDrop[]> => {
  const due: LyingDrop[] = [];
  for (const drop of (await lyingDrops(ports, party)).slice(0, MAX_DROPS_A_RUN))
    if (await isDue(ports, term, drop)) due.push(drop);
  return due;
};

/**
 * A drop that was decided on has no age: it is a leftover. Of a list that was withdrawn it goes at once. Any other is as
 * old as its manifest says, but not while it may still be arriving; without a manifest it is as old as what lies there.
 */
const isDue = async (ports: Ports, term: Term, drop: LyingDrop): Promise<boolean> => {
  const { state, agreement, hasTerm, now } = term;
  if (decisionOn(state, drop) || isListUnderWay(state, drop)) return false;
  if (isWithdrawn(state, drop)) return true;
  if (!hasTerm) return false;
  if (isPast(now, drop.touched, agreement.retention.dropsDays)) return true;
  if (!drop.hasManifest || !isPast(now, drop.touched, LEFTOVER_DAYS)) return false;
  const manifest = await readManifest(ports, drop);
  return manifest !== undefined && isPast(now, manifest.preparedAt, agreement.retention.dropsDays);
};

/** The list of a request stays until that is done, however long that takes. */
const isListUnderWay = (state: RoomState, { dataset, drop }: LyingDrop): boolean =>
  dataset === FORGOTTEN && state.erasures.has(drop) && !isDone(state, drop);

/** A manifest that cannot be read has no age to go by. */
const readManifest = ({ objects }: Ports, drop: ArrivedDrop): Promise<Manifest | undefined> =>
  readJson(objects, manifestKey(drop, drop.drop), Manifest).catch(() => undefined);
