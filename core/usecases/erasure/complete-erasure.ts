import { partyMarksPrefix, requestOfKey } from '#core/erasure/marks-layout.ts';
import { AirlockError } from '#core/errors.ts';
import { isDone } from '#core/ledger/erasures.ts';
import type { Erasure, RoomState } from '#core/ledger/room-state.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { type ErasurePlan, readPlan } from '#core/usecases/erasure/erasure-plan.ts';
import { removeList } from '#core/usecases/erasure/forget-list.ts';
import { makePlan, NOTHING_LEFT } from '#core/usecases/erasure/make-plan.ts';
import { removeUnpublished } from '#core/usecases/erasure/remove-unpublished.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { type Removal, removeAndProve, removeWholly } from '#core/usecases/upkeep/removal.ts';
import { listRemoval, versionRemoval } from '#core/usecases/upkeep/removals.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/**
 * The plan that counts. Another run may remove former versions while this one reads them: then its plan is there, or it was
 * done with everything, its plan and the list too.
 */
const planOf = async (ports: Ports, erasure: Erasure): Promise<ErasurePlan> => {
  const known = await readPlan(ports, erasure);
  if (known) return known;
  return makePlan(ports, erasure).catch(async (fault: unknown) => {
    const other = await readPlan(ports, erasure);
    if (other) return other;
    if (isDone(await ports.ledger.state(), erasure.request)) return NOTHING_LEFT;
    throw fault;
  });
};

/** The former versions of a plan, with and without successor. */
const formersOf = ({ successors, ended }: ErasurePlan): readonly string[] => [
  ...successors.map(({ former }) => former),
  ...ended.map(({ version }) => version),
];

/** Every list that was made of the party's people or for its rows, whoever is on it. */
const listsOf = (ports: Ports, state: RoomState, party: string): readonly Removal[] =>
  [...state.lists.values()]
    .filter(
      ({ list, versions }) =>
        !state.removed.has(list) && versions.some((each) => each.party === party),
    )
    .map((list) => listRemoval(ports, list));

const requireGone = (isGone: boolean): void => {
  if (!isGone)
    throw new AirlockError('room', 'Something that was removed is there again: try again.');
};

/**
 * Removes the former versions and all that was made of them, and what ended before and still lies there, and looks that all of
 * it is gone. The entry that ends the request says of former versions what others say of what ended.
 */
const removeFormers = async (
  ports: Ports,
  { party, request }: Erasure,
  plan: ErasurePlan,
): Promise<void> => {
  const state = await ports.ledger.state();
  // Another run was done meanwhile: what lies there now is what it left, and what came after it.
  if (isDone(state, request)) return;
  const collaboration = (await currentAgreement(ports, state)).agreement.id;
  const formers = new Set(formersOf(plan));
  const lying = state.versions
    .filter((each) => each.party === party && !state.removed.has(each.version))
    .map((each) => ({ ...each, collaboration }));
  const ended = lying.filter(({ version }) => state.expired.has(version) && !formers.has(version));
  const { unproven } = await removeAndProve(ports, [
    ...listsOf(ports, state, party),
    ...ended.map((each) => versionRemoval(ports, state, each)),
  ]);
  requireGone(unproven.length === 0);
  await removeUnpublished(ports, { party, request, collaboration });
  for (const former of lying.filter(({ version }) => formers.has(version)))
    requireGone(await removeWholly(ports, versionRemoval(ports, state, former)));
};

/** Nothing of the list is left, nor of marks that stood before. */
const tidy = async (ports: Ports, party: string, request: string): Promise<void> => {
  await removeList(ports, party, request);
  const { tombstones } = await ports.ledger.state();
  const standing = tombstones.get(party);
  for (const { key } of await ports.objects.list(partyMarksPrefix(party))) {
    const of = requestOfKey(key);
    if (of !== undefined && (of !== standing || key.endsWith('/successors.json')))
      await ports.objects.delete(key);
  }
};

/**
 * Does what a request began, from wherever it was left: successors first, then the former versions go, then one entry
 * says so. A crash anywhere leaves a room that answers nothing until another run completes it; two at once come to the
 * same.
 */
export const completeErasure =
  (ports: Ports) =>
  async (request: string): Promise<void> => {
    const erasure = (await ports.ledger.state()).erasures.get(request);
    if (!erasure) throw new AirlockError('usage', 'The room knows no such request.');
    const { party } = erasure;
    if (erasure.ended === undefined) {
      const plan = await planOf(ports, erasure);
      await removeFormers(ports, erasure, plan);
      await ports.ledger.append((state) =>
        isDone(state, request) ? undefined : { type: 'people-forgotten', party, request, ...plan },
      );
    }
    await tidy(ports, party, request);
  };
