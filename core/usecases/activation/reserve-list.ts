import { listsMade, toldByLists } from '#core/activation/list-account.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { budgetTerms } from '#core/agreement/effective-terms.ts';
import { activationOf, partiesByRole } from '#core/agreement/lookup.ts';
import { type AirlockError, refusal } from '#core/errors.ts';
import { isStopped } from '#core/ledger/freezes.ts';
import { currentVersion, type PaidList, type RoomState } from '#core/ledger/room-state.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import type { ListAllowance } from '#core/privacy/list-allowance.ts';
import type { PlannedList } from '#core/usecases/activation/planned-list.ts';
import { countsOverdrawn } from '#core/usecases/questions/party-budgets.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** An activation of an agreement, by its name. */
interface Granted {
  readonly name: string;
  readonly agreement: Agreement;
}

/**
 * How many more lists of an activation can be paid for: in the period that ends now, and for life. None where counts
 * told what is kept for lists, under an agreement that had fewer of them.
 */
export const listsLeft = (
  state: RoomState,
  { name, agreement }: Granted,
  now: Date,
): { readonly period: number; readonly life: number } => {
  const activation = activationOf(agreement, name);
  const { budgetPeriodDays: days, lists } = budgetTerms(agreement);
  const { id } = partiesByRole(agreement).advertiser;
  const told = toldByLists(state, days, { party: id, now });
  const overdrawn = countsOverdrawn(state, agreement, { party: id, asker: id, now });
  const cost = microEpsilon(activation.listEpsilon);
  const payable = (most: number, spent: number): number => Math.floor((most - spent) / cost);
  const leftIn = (span: keyof ListAllowance, agreed: number, made: number): number =>
    overdrawn[span] ? 0 : Math.max(0, Math.min(agreed - made, payable(lists[span], told[span])));
  const { listsPerPeriod, listsForLife } = activation;
  return {
    period: leftIn('period', listsPerPeriod, listsMade(state, name, { days, now })),
    life: leftIn('life', listsForLife, listsMade(state, name, { now })),
  };
};

/** Throws AirlockError('refused') where no such list can be paid for. */
export const requirePayable = (state: RoomState, granted: Granted, now: Date): void => {
  const { name } = granted;
  const left = listsLeft(state, granted, now);
  if (left.life === 0)
    throw spent(
      `All lists of "${name}" for life were made, or counts told what was kept for them: only a new agreement grants more.`,
    );
  if (left.period === 0)
    throw spent(
      `All lists of "${name}" for this period were made, or counts told what was kept for them: have the next one made later.`,
    );
};

const spent = (says: string): AirlockError => refusal('lists-spent', says);

/**
 * Charges a list to the brand's people by one ledger entry, before it is drawn. The entry is decided on the ledger that it
 * is appended to, so that lists made at once cannot overspend. What was paid for once is not charged again: `charged` says
 * whether it was now. Answers undefined if the room moved on meanwhile.
 */
export const reserveList = async (
  { ledger, clock }: Pick<RoomPorts, 'ledger' | 'clock'>,
  planned: PlannedList,
): Promise<{ readonly paid: PaidList; readonly charged: boolean } | undefined> => {
  const { list, name, activation, asked } = planned;
  const entry = await ledger.append((state) => {
    if (state.lists.has(list) || !isCurrent(state, planned)) return undefined;
    requirePayable(state, { name, agreement: asked.signed.agreement }, clock.now());
    return {
      type: 'list-reserved',
      ...{ party: asked.asker, activation: name, list },
      versions: asked.identity.versions,
      agreement: asked.signed.digest,
      microEpsilon: microEpsilon(activation.listEpsilon),
      days: activation.expiresAfterDays,
    };
  });
  const paid = (await ledger.state()).lists.get(list);
  return paid && { paid, charged: entry !== undefined };
};

/** Is the list still about the agreement in force and the versions that the ledger ends with, in a room that is not frozen? */
export const isCurrent = (
  state: RoomState,
  { asked: { signed, versions } }: PlannedList,
): boolean =>
  !isStopped(state) &&
  state.inForce === signed.digest &&
  [versions.counted, versions.other].every(
    ({ party, dataset, version }) =>
      currentVersion(state, party, dataset)?.version === version &&
      !state.damaged.has(version) &&
      !state.expired.has(version),
  );
