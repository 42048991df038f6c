import type { Expired } from '#core/documents/expiry-document.ts';
import { MAX_EXPIRIES_A_RUN } from '#core/limits.ts';
import { keptPrefixes, versionsOfKeptKey } from '#core/matching/kept-keys.ts';
import {
  attemptsOf,
  dropPrefix,
  isRoomKey,
  listKey,
  manifestKey,
  releaseKey,
  versionPrefix,
} from '#core/room-layout.ts';
import { agreementInForce } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { removeAttempts } from '#core/usecases/drops/remove-attempts.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import {
  dueDrops,
  dueLists,
  dueReleases,
  dueUnfinished,
  dueVersions,
  type Term,
} from '#core/usecases/upkeep/due-data.ts';
import { removeAll } from '#core/usecases/upkeep/remove-all.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;
type Expire = (event: Expired, remove: () => Promise<void>) => Promise<void>;

/**
 * Removes what the agreement in force does not let the room keep any longer, and notes each removal in
 * the ledger: token files of versions, releases, lists, and drops that never became a version. In force is what
 * both parties approved: a proposal alone removes nothing, and before the first approval nothing has a
 * term. Drops come last: nothing that a party puts into its zone keeps the rest from ending. Removes
 * first and notes then, so that the ledger never says more than was done; repeating it completes.
 */
export const expireData = (ports: Ports) => async (): Promise<Expired[]> => {
  const state = await ports.ledger.state();
  const signed = await agreementInForce(ports, state);
  if (!signed) return [];
  const done: Expired[] = [];
  const expire: Expire = async (event, remove) => {
    await remove();
    if (await noteExpiry(ports, event)) done.push(event);
  };
  const term: Term = { state, agreement: signed.agreement, now: ports.clock.now() };
  await expireVersions(ports, term, expire);
  for (const { party, release: id } of dueReleases(term).slice(0, MAX_EXPIRIES_A_RUN))
    await expire({ type: 'data-expired', what: 'release', party, id }, () =>
      ports.objects.delete(releaseKey(id)),
    );
  for (const { party, list: id } of dueLists(term).slice(0, MAX_EXPIRIES_A_RUN))
    await expire({ type: 'data-expired', what: 'list', party, id }, () =>
      ports.objects.delete(listKey(id)),
    );
  done.push(...(await expireUnfinished(ports, term)));
  for (const { id } of signed.agreement.parties) await expireDrops(ports, term, { id, expire });
  return done;
};

/**
 * An answer that was paid for and not taken counts as unpaid from the note on, and only then its draw goes, if
 * there is one: the other way round, whoever asked in between would get a second draw for the same charge.
 */
const expireUnfinished = async (ports: Ports, term: Term): Promise<readonly Expired[]> => {
  const done: Expired[] = [];
  for (const { party, release: id } of dueUnfinished(term).slice(0, MAX_EXPIRIES_A_RUN)) {
    const event: Expired = { type: 'data-expired', what: 'release', party, id };
    if (await noteExpiry(ports, event)) done.push(event);
    await ports.objects.delete(releaseKey(id));
  }
  return done;
};

const expireVersions = async (ports: Ports, term: Term, expire: Expire): Promise<void> => {
  for (const due of dueVersions(term).slice(0, MAX_EXPIRIES_A_RUN)) {
    const { party, dataset, version: id } = due;
    const event: Expired = { type: 'data-expired', what: 'version', party, dataset, id };
    const prefix = versionPrefix({ ...due, collaboration: term.agreement.id });
    await expire(event, async () => {
      await removeAll(ports.objects, prefix);
      await removeKept(ports, id);
    });
  }
};

/** What was matched or linked of a version ends with it, whichever of them it is. */
export const removeKept = async (
  { objects, ledger }: Pick<Ports, 'objects' | 'ledger'>,
  version: string,
): Promise<void> => {
  for (const prefix of keptPrefixes((await ledger.state()).versions))
    for (const { key } of await objects.list(prefix))
      if (isRoomKey(key) && versionsOfKeptKey(key).includes(version)) await objects.delete(key);
};

const expireDrops = async (
  ports: Ports,
  term: Term,
  { id: owner, expire }: { readonly id: string; readonly expire: Expire },
): Promise<void> => {
  for (const arrived of await dueDrops(ports, term, owner)) {
    const { party, dataset, drop: id } = arrived;
    const event: Expired = { type: 'data-expired', what: 'drop', party, dataset, id };
    await expire(event, () => removeParts(ports, arrived));
    await ports.objects.delete(manifestKey(arrived, id));
  }
};

/** All but the manifest, which goes once the removal is noted: until then it calls for it again. */
const removeParts = async (ports: Ports, arrived: ArrivedDrop): Promise<void> => {
  const manifest = manifestKey(arrived, arrived.drop);
  for (const { key } of await ports.objects.list(dropPrefix(arrived, arrived.drop)))
    if (key !== manifest && isRoomKey(key)) await ports.objects.delete(key);
  await removeAttempts(ports, arrived, attemptsOf(arrived.drop));
};

/** Once: another run may have noted the same meanwhile. Answers whether it was this one. */
export const noteExpiry = async (
  { ledger }: Pick<Ports, 'ledger'>,
  event: Expired,
): Promise<boolean> => {
  const entry = await ledger.append((state) => {
    const key = state.answerKeys.get(event.id) ?? '';
    const noted = {
      drop: false,
      version: state.expired.has(event.id),
      release: !state.releases.has(key) && !state.reservations.has(key),
      list: state.lists.get(event.id)?.expired === true,
    };
    return noted[event.what] ? undefined : event;
  });
  return entry !== undefined;
};
