import type { Agreement } from '#core/agreement/agreement.ts';
import { DatasetName, PartyId } from '#core/agreement/names.ts';
import { type DropId, Manifest } from '#core/drops/manifest.ts';
import type { EventOf } from '#core/ledger/entry.ts';
import { currentVersion, foldLedger, type RoomState } from '#core/ledger/fold.ts';
import { MAX_DROPS_A_RUN } from '#core/limits.ts';
import {
  dropPrefix,
  manifestKey,
  releaseKey,
  stagedAttemptsPrefix,
  versionPrefix,
} from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drop-outcome.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import { removeAll } from '#core/usecases/remove-all.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { sweepAttempts } from '#core/usecases/version-files.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;
type Expired = EventOf<'data-expired'>;

const DAY_MS = 86_400_000;

/**
 * Removes what the agreement does not let the room keep any longer, and notes each removal in the
 * ledger: drops that never became a version, token files of superseded versions, and releases. A
 * drop's age is what its manifest says; the lifecycle of its bucket is the limit that no party can
 * move, so drops come last: nothing that a party puts there keeps the rest from ending. Removes first and
 * notes then, so that the ledger never says more than was done; repeating it completes.
 */
export const expireData = (ports: Ports) => async (): Promise<readonly Expired[]> => {
  const state = foldLedger(await ports.ledger.entries());
  const { agreement } = await currentAgreement(ports, state);
  const done: Expired[] = [];
  const expire = async (event: Expired, remove: () => Promise<void>): Promise<void> => {
    await remove();
    await note(ports, event);
    done.push(event);
  };
  for (const due of dueVersions(ports, state, agreement)) {
    const { party, dataset, version: id } = due;
    const event: Expired = { type: 'data-expired', what: 'version', party, dataset, id };
    const prefix = versionPrefix({ ...due, collaboration: agreement.id });
    await expire(event, () => removeAll(ports.objects, prefix));
  }
  for (const { party, release: id } of dueReleases(ports, state, agreement))
    await expire({ type: 'data-expired', what: 'release', party, id }, () =>
      ports.objects.delete(releaseKey(id)),
    );
  for (const arrived of await dueDrops(ports, state, agreement)) {
    const { party, dataset, drop: id } = arrived;
    const event: Expired = { type: 'data-expired', what: 'drop', party, dataset, id };
    await expire(event, () => removeParts(ports, arrived));
    await ports.objects.delete(manifestKey(arrived, arrived.drop));
  }
  return done;
};

const isPast = ({ clock }: Ports, from: string, days: number): boolean =>
  clock.now().getTime() - new Date(from).getTime() > days * DAY_MS;

const DROP_KEY = /^drops\/([^/]+)\/([^/]+)\/([0-9a-f]{16})\//;

/** The drops in a party's zone that have a manifest or were decided on: what else lies there is no drop yet. */
const waitingDrops = async (
  { objects }: Ports,
  state: RoomState,
  id: string,
): Promise<readonly ArrivedDrop[]> => {
  const drops = new Map<string, ArrivedDrop>();
  for (const { key } of await objects.list(`drops/${id}/`)) {
    const [prefix = '', party, dataset, drop = ''] = DROP_KEY.exec(key) ?? [];
    const named = PartyId.safeParse(party).success && DatasetName.safeParse(dataset).success;
    if (named && (key === `${prefix}manifest.json` || state.drops.has(drop)))
      drops.set(prefix, { party: id, dataset: dataset ?? '', drop: drop as DropId });
  }
  return [...drops.values()].slice(0, MAX_DROPS_A_RUN);
};

/** Drops that are too old, or were decided on and not cleaned up. */
const dueDrops = async (
  ports: Ports,
  state: RoomState,
  agreement: Agreement,
): Promise<readonly ArrivedDrop[]> => {
  const due: ArrivedDrop[] = [];
  for (const { id } of agreement.parties)
    for (const each of await waitingDrops(ports, state, id)) {
      const manifest = await readManifest(ports, each);
      const old = manifest && isPast(ports, manifest.preparedAt, agreement.retention.dropsDays);
      if (old || state.drops.has(each.drop)) due.push(each);
    }
  return due;
};

/** A manifest that cannot be read has no age to go by. */
const readManifest = ({ objects }: Ports, drop: ArrivedDrop): Promise<Manifest | undefined> =>
  readJson(objects, manifestKey(drop, drop.drop), Manifest).catch(() => undefined);

/** All but the manifest, which goes once the removal is noted: until then it calls for it again. */
const removeParts = async (ports: Ports, arrived: ArrivedDrop): Promise<void> => {
  const manifest = manifestKey(arrived, arrived.drop);
  for (const { key } of await ports.objects.list(dropPrefix(arrived, arrived.drop)))
    if (key !== manifest) await ports.objects.delete(key);
  await removeAll(ports.objects, stagedAttemptsPrefix(arrived, arrived.drop));
  await sweepAttempts(ports, arrived);
};

const dueVersions = (ports: Ports, state: RoomState, { retention }: Agreement) =>
  state.versions.filter(
    ({ party, dataset, version, at }) =>
      !state.expired.has(version) &&
      currentVersion(state, party, dataset)?.version !== version &&
      isPast(ports, at, retention.tokensDays),
  );

const dueReleases = (ports: Ports, state: RoomState, { retention }: Agreement) =>
  [...state.releases.values()].filter(({ at }) => isPast(ports, at, retention.releasesDays));

/** Once: another run may have noted the same meanwhile. */
const note = async ({ ledger }: Ports, event: Expired): Promise<void> => {
  await ledger.append((entries) => {
    const state = foldLedger(entries);
    const noted =
      event.what === 'version'
        ? state.expired.has(event.id)
        : event.what === 'release' &&
          ![...state.releases.values()].some(({ release }) => release === event.id);
    return noted ? undefined : event;
  });
};
