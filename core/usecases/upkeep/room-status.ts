import { expiryOf, hasExpired, listsMade } from '#core/activation/list-account.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { shareOf } from '#core/agreement/lookup.ts';
import { isoDay } from '#core/day.ts';
import type { PartyBudget } from '#core/documents/party-budget.ts';
import type { DatasetStatus, ListStatus, StatusDocument } from '#core/documents/status-document.ts';
import { lapsesOf } from '#core/governance/lapses.ts';
import { reviewsDue } from '#core/governance/reviews.ts';
import { erasuresUnderWay, isErasing } from '#core/ledger/erasures.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import { currentVersion, type PublishedVersion, type RoomState } from '#core/ledger/room-state.ts';
import { isWithdrawn } from '#core/ledger/withdrawals.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { priceOf } from '#core/privacy/price.ts';
import { agreedLists } from '#core/usecases/activation/agreed-lists.ts';
import { listsLeft } from '#core/usecases/activation/reserve-list.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { keyEndOf } from '#core/usecases/epochs/destroy-keys.ts';
import { standingFreezes } from '#core/usecases/freezing/standing-freezes.ts';
import { otherTerms } from '#core/usecases/questions/other-terms.ts';
import { partyBudgets } from '#core/usecases/questions/party-budgets.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { hasEnded } from '#core/usecases/upkeep/retention.ts';

type Version = NonNullable<DatasetStatus['version']>;

const standingOf = (
  version: PublishedVersion,
  state: RoomState,
  at: { readonly agreement: Agreement; readonly now: Date },
): DatasetStatus['standing'] => {
  if (isWithdrawn(state, version)) return 'withdrawn';
  if (hasEnded(version, state, at)) return 'expired';
  return state.damaged.has(version.version) ? 'damaged' : 'current';
};

const versionOf = ({ version, drop, at, ...published }: PublishedVersion): Version => {
  const { epoch, kinds, people, events, agreement, keyCheck, report } = published;
  return {
    ...{ version, drop, at, epoch, kinds, people, agreement, keyCheck, report },
    ...(events !== undefined && { events }),
  };
};

const approvalOf = (party: string, state: RoomState): StatusDocument['approvals'][number] => {
  const approved = state.approvals.has(party);
  const agreement = approved ? state.agreement : state.approved.get(party);
  const code = state.codes.get(party);
  return { party, approved, ...(agreement && { agreement }), ...(code && { code }) };
};

/** The budgets of everybody who may ask, on the people of both parties, at the highest price of an answer. */
const allBudgets = (state: RoomState, agreement: Agreement, now: Date): PartyBudget[] => {
  const terms = effectiveTerms(agreement);
  const { nanoRho, attoDelta } = priceOf(terms, terms.epsilon);
  const cost = { microEpsilon: microEpsilon(terms.epsilon), nanoRho, attoDelta };
  const ids = agreement.parties.map(({ id }) => id);
  return ids.flatMap((party) =>
    ids
      .filter((asker) => shareOf(agreement, asker) > 0)
      .flatMap((asker) => partyBudgets(state, agreement, { party, asker, cost, now })),
  );
};

/** What became of an activation of an agreement. */
const listStatus =
  (
    ports: Pick<RoomPorts, 'objects'>,
    state: RoomState,
    { agreement, now }: { readonly agreement: Agreement; readonly now: Date },
  ) =>
  async (activation: string): Promise<ListStatus> => {
    const { newest } = await agreedLists(ports, state, { name: activation, agreement });
    return {
      activation,
      paid: listsMade(state, activation, { now }),
      ...(newest && {
        newest: {
          ...{ list: newest.list, expires: expiryOf(newest) },
          expired: hasExpired(newest, now),
        },
      }),
      left: listsLeft(state, { name: activation, agreement }, now),
    };
  };

/** Requests that are not done, and whether their day is past. */
const erasuresDue = (state: RoomState, now: Date): NonNullable<StatusDocument['erasures']> =>
  erasuresUnderWay(state).map(({ party, request, reason, received, due }) => ({
    ...{ party, request, reason, received, due },
    overdue: isoDay(now) > due,
  }));

/** Epochs that ended, and what becomes of their token keys; nothing where none did. */
const endedEpochs = (
  state: RoomState,
  agreement: Agreement,
): Pick<StatusDocument, 'endedEpochs'> => {
  const ended = [...state.endedEpochs].map(([epoch, { at, isKeyDestroyed }]) => ({
    ...{ epoch, ended: at, keyDestroyedAfter: keyEndOf(at, agreement) },
    keyDestroyed: isKeyDestroyed,
  }));
  return ended.length > 0 ? { endedEpochs: ended } : {};
};

/** Reads the state of a room off its ledger. */
export const roomStatus =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'code'>) =>
  async (): Promise<StatusDocument> => {
    const state = await ports.ledger.state();
    const signed = await currentAgreement(ports, state);
    const { agreement } = signed;
    const terms = effectiveTerms(agreement);
    const now = ports.clock.now();
    const statusOf = async (party: string, dataset: string): Promise<DatasetStatus> => {
      const version = currentVersion(state, party, dataset);
      const standing = version && standingOf(version, state, { agreement, now });
      const differing = version ? await otherTerms(ports, version, { signed }) : [];
      return {
        ...{ party, dataset },
        ...(version && { version: versionOf(version), standing }),
        ...(differing.length > 0 && { otherTerms: [...differing] }),
      };
    };
    const lapses = lapsesOf(agreement, now);
    const reviews = reviewsDue(state, agreement, now);
    const listOf = listStatus(ports, state, { agreement, now });
    return {
      kind: 'status',
      collaboration: agreement.id,
      agreement: state.agreement ?? signed.digest,
      ...(state.proposedBy !== undefined && { proposedBy: state.proposedBy }),
      ...(state.inForce !== undefined && { inForce: state.inForce }),
      ...(ports.code && { code: ports.code }),
      terms,
      approvals: agreement.parties.map(({ id }) => approvalOf(id, state)),
      datasets: await Promise.all(
        Object.entries(agreement.datasets).flatMap(([party, declared]) =>
          Object.keys(declared).map((dataset) => statusOf(party, dataset)),
        ),
      ),
      budgets: allBudgets(state, agreement, now),
      ...(agreement.activations && {
        lists: await Promise.all(Object.keys(agreement.activations).map(listOf)),
      }),
      ...{ releases: state.releases.size, refusedQuestions: state.refusedQuestions },
      ...(reviews.length > 0 && { reviews }),
      ...(lapses.length > 0 && { lapses }),
      ...(isFrozen(state) && { frozen: standingFreezes(state) }),
      ...endedEpochs(state, agreement),
      ...(isErasing(state) && { erasures: erasuresDue(state, now) }),
    };
  };
