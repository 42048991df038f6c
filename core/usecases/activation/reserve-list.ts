import { listsMade, toldByLists } from '#core/activation/list-account.ts';
import { budgetTerms } from '#core/agreement/effective-terms.ts';
import { type AirlockError, refusal } from '#core/errors.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import { currentVersion, type PaidList, type RoomState } from '#core/ledger/room-state.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import type { PlannedList } from '#core/usecases/activation/planned-list.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** How many more lists of an activation can be paid for: in the period that ends now, and for life. */
export const listsLeft = (
  state: RoomState,
  { name, activation, asked }: Pick<PlannedList, 'name' | 'activation' | 'asked'>,
  now: Date,
): { readonly period: number; readonly life: number } => {
  const { budgetPeriodDays: days, lists } = budgetTerms(asked.signed.agreement);
  const told = toldByLists(state, days, { party: asked.asker, now });
  const cost = microEpsilon(activation.listEpsilon);
  const payable = (most: number, spent: number): number =>
    Math.max(0, Math.floor((most - spent) / cost));
  const left = (agreed: number, made: number): number => Math.max(0, agreed - made);
  return {
    period: Math.min(
      left(activation.listsPerPeriod, listsMade(state, name, { days, now })),
      payable(lists.period, told.period),
    ),
    life: Math.min(
      left(activation.listsForLife, listsMade(state, name, { now })),
      payable(lists.life, told.life),
    ),
  };
};

/** Throws AirlockError('refused') where no such list can be paid for. */
export const requirePayable = (left: ReturnType<typeof listsLeft>, name: string): void => {
  if (left.life === 0)
    throw spent(`All lists of "${name}" for life were made: only a new agreement grants more.`);
  if (left.period === 0)
    throw spent(`All lists of "${name}" for this period were made: have the next one made later.`);
};

const spent = (says: string): AirlockError => refusal('lists-spent', says);

/**
 * Charges a list to the brand's people by one ledger entry, before it is drawn. The entry is decided on the ledger that it
 * is appended to, so that lists made at once cannot overspend. What was paid for once is not charged again. Answers
 * undefined if the room moved on meanwhile.
 */
export const reserveList = async (
  { ledger, clock }: Pick<RoomPorts, 'ledger' | 'clock'>,
  planned: PlannedList,
): Promise<PaidList | undefined> => {
  const { list, name, activation, asked } = planned;
  await ledger.append((state) => {
    if (state.lists.has(list) || !isCurrent(state, planned)) return undefined;
    requirePayable(listsLeft(state, planned, clock.now()), name);
    return {
      type: 'list-reserved',
      ...{ party: asked.asker, activation: name, list },
      versions: asked.identity.versions,
      agreement: asked.signed.digest,
      microEpsilon: microEpsilon(activation.listEpsilon),
      days: activation.expiresAfterDays,
    };
  });
  return (await ledger.state()).lists.get(list);
};

/** Is the list still about the agreement in force and the versions that the ledger ends with, in a room that is not frozen? */
const isCurrent = (state: RoomState, { asked: { signed, versions } }: PlannedList): boolean =>
  !isFrozen(state) &&
  state.inForce === signed.digest &&
  [versions.counted, versions.other].every(
    ({ party, dataset, version }) =>
      currentVersion(state, party, dataset)?.version === version &&
      !state.damaged.has(version) &&
      !state.expired.has(version),
  );
