import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { filesByKind } from '#core/kind-files.ts';
import { isDone } from '#core/ledger/erasures.ts';
import type { Successor } from '#core/ledger/events/people-forgotten.ts';
import {
  type Erasure,
  heldVersions,
  type PublishedVersion,
  type RoomState,
} from '#core/ledger/room-state.ts';
import type { KindFiles } from '#core/ports/version-files.ts';
import { withSubkeys } from '#core/tokens/subkey.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { checkTokenKey } from '#core/usecases/drops/check-token-key.ts';
import { type ErasurePlan, placePlan, readPlan } from '#core/usecases/erasure/erasure-plan.ts';
import { findWholeList, type ReadList, withKeyedList } from '#core/usecases/erasure/forget-list.ts';
import {
  type Leaving,
  placeEvents,
  placePeople,
  type Whole,
  wholeVersion,
} from '#core/usecases/erasure/place-successors.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/** A request at work. */
interface Work {
  readonly erasure: Erasure;
  readonly list: ReadList;
  readonly signed: AgreementWithDigest;
  readonly state: RoomState;
}

/** Places the successors of versions of one epoch: those of people first, by whose tokens events are known too. */
const placeEpoch = async (
  ports: Ports,
  leaving: Leaving,
  versions: readonly Whole[],
): Promise<readonly Successor[]> =>
  ports.workspace.withFolder(async (scratch) => {
    const successors: Successor[] = [];
    const tokens: KindFiles[] = [leaving.list];
    const [events, people] = [true, false].map((isEvents) =>
      versions.filter(({ former }) => (former.events !== undefined) === isEvents),
    );
    for (const whole of people ?? []) {
      const left = `${scratch}/${whole.former.version}`;
      const placed = await placePeople(ports, leaving, { whole, left });
      successors.push(placed.successor);
      tokens.push(placed.tokens);
    }
    const all = filesByKind(tokens.flatMap((each) => [...each]));
    for (const whole of events ?? [])
      successors.push(await placeEvents(ports, leaving, { whole, tokens: all }));
    return successors;
  });

/** The tokens of the list in an epoch, and what is placed by them. */
const inEpoch = async (
  ports: Ports,
  { erasure, list, signed, state }: Work,
  { epoch, versions }: { readonly epoch: number; readonly versions: readonly Whole[] },
): Promise<readonly Successor[]> => {
  const { party, request } = erasure;
  const scope = { collaboration: signed.agreement.id, epoch, party };
  await checkTokenKey(ports, state, scope);
  const { kinds } = list.manifest;
  return withSubkeys(ports.keyRing, { kinds, scope }, (keys) =>
    withKeyedList(ports, { list, keys })((files) =>
      placeEpoch(ports, { request, signed, state, list: files }, versions),
    ),
  );
};

/** What is left of a request that another run was done with meanwhile. */
export const NOTHING_LEFT: ErasurePlan = { successors: [], ended: [] };

/**
 * Places a successor of every version of the party that the room holds, whether or not anybody of the list is in it, and
 * notes that they are all there. Nothing of the former versions is touched; repeating it places the same. Where the list was
 * lost meanwhile nobody can be looked for: all versions end, and the marks keep its people out when they are delivered again.
 */
export const makePlan = async (ports: Ports, erasure: Erasure): Promise<ErasurePlan> => {
  const { party, request } = erasure;
  const state = await ports.ledger.state();
  if (isDone(state, request)) return NOTHING_LEFT;
  const signed = await currentAgreement(ports, state);
  const list = await findWholeList(ports, party, request);
  const whole: Whole[] = [];
  const ended: PublishedVersion[] = [];
  for (const former of heldVersions(state, party)) {
    const found = list ? await wholeVersion(ports, { state, signed }, former) : undefined;
    if (found) whole.push(found);
    else ended.push(former);
  }
  // Another run may have gone on to removing them meanwhile: what it placed is what counts.
  const other = await readPlan(ports, { party, request });
  if (other) return other;
  if (!list && isDone(await ports.ledger.state(), request)) return NOTHING_LEFT;
  const successors: Successor[] = [];
  if (list) {
    const work = { erasure, list, signed, state };
    for (const [epoch, versions] of Map.groupBy(whole, ({ former }) => former.epoch))
      successors.push(...(await inEpoch(ports, work, { epoch, versions })));
  }
  return placePlan(
    ports,
    { party, request },
    {
      successors,
      ended: ended.map(({ dataset, version }) => ({ dataset, version })),
    },
  );
};
