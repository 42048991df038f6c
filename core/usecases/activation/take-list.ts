import { expiryOf, isPastExpiry } from '#core/activation/list-account.ts';
import { activationOf, partiesByRole, partyOf } from '#core/agreement/lookup.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { erasureUnderWay, isErasing } from '#core/ledger/erasures.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import type { PaidList, RoomState } from '#core/ledger/room-state.ts';
import type { TakenList } from '#core/ports/room-client.ts';
import { agreedLists, isReleased } from '#core/usecases/activation/agreed-lists.ts';
import { readLabels } from '#core/usecases/activation/list-object.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/**
 * Hands the newest list of an activation, as the agreement in force says what it is, to the publisher. Nobody else takes
 * labels.
 */
export const takeList =
  (ports: Ports) =>
  async (party: string, name: string): Promise<TakenList> => {
    const state = await ports.ledger.state();
    const { agreement } = await currentAgreement(ports, state);
    const { use } = activationOf(agreement, name);
    const { publisher } = partiesByRole(agreement);
    if (partyOf(agreement, party).id !== publisher.id)
      throw refusal('wrong-party', `Only "${publisher.id}" takes lists: the labels are its own.`);
    if (isFrozen(state))
      throw refusal(
        'room-frozen',
        'The room was frozen, and gives out no list: "status" says why.',
      );
    if (isErasing(state)) throw erasureUnderWay();
    const { newest: made } = await agreedLists(ports, state, { name, agreement });
    if (made === undefined) throw wasMade(state, name) ? otherTerms() : noList(name);
    if (isPastExpiry(made, ports.clock.now())) throw expired(made);
    if (made.expired) throw takenOut();
    const labels = await readLabels(ports, made);
    if (labels === undefined) throw lost(made);
    return { list: made.list, use, expires: expiryOf(made), drop: dropOf(state, made), labels };
  };

const noList = (name: string): AirlockError =>
  refusal('no-list', `No list of "${name}" was made yet: the advertiser has it made.`);

const wasMade = ({ lists }: RoomState, name: string): boolean =>
  [...lists.values()].some((list) => list.activation === name && isReleased(list));

const otherTerms = (): AirlockError =>
  refusal(
    'list-expired',
    'Every list so far was made under other terms of its activation than those in force, and may be used no more: the advertiser has the next edition made.',
  );

const expired = (made: PaidList): AirlockError =>
  refusal(
    'list-expired',
    `The list expired on ${expiryOf(made).slice(0, 10)} and may be used no more: wait for the next edition.`,
  );

const takenOut = (): AirlockError =>
  refusal(
    'list-expired',
    'The list ended: a list that it was made of was taken out of the room, or people were taken out of one. It may be used no more: wait for the next edition.',
  );

const lost = ({ list }: PaidList): AirlockError =>
  new AirlockError(
    'room',
    `List ${list}, which the ledger names, is missing: the advertiser has it made again, for nothing.`,
  );

const dropOf = (state: RoomState, { versions }: PaidList): string =>
  state.published.get(versions[1]?.version ?? '')?.drop ?? '';
