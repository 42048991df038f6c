import { expiryOf, hasExpired, newestList } from '#core/activation/list-account.ts';
import type { Activation } from '#core/agreement/activation-schema.ts';
import { activationOf, partiesByRole } from '#core/agreement/lookup.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import type { PaidList, RoomState } from '#core/ledger/room-state.ts';
import type { TakenList } from '#core/ports/room-client.ts';
import { findLabels } from '#core/usecases/activation/list-object.ts';
import { currentAgreement, findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/** Hands the newest list of an activation to the publisher. Nobody else reads labels. */
export const takeList =
  (ports: Ports) =>
  async (party: string, name: string): Promise<TakenList> => {
    const state = await ports.ledger.state();
    const { agreement } = await currentAgreement(ports, state);
    const { publisher } = partiesByRole(agreement);
    if (party !== publisher.id)
      throw refusal('wrong-party', `Only "${publisher.id}" takes lists: the labels are its own.`);
    if (isFrozen(state))
      throw refusal(
        'room-frozen',
        'The room was frozen, and gives out no list: "status" says why.',
      );
    const activation = activationOf(agreement, name);
    const made = newestList(state, name);
    if (made === undefined) throw noList(name);
    if (!(await isAgreedStill(ports, made, activation))) throw otherTerms();
    if (hasExpired(made, ports.clock.now())) throw expired(made);
    const labels = await findLabels(ports, made.list, made.released.content);
    if (typeof labels === 'string') throw lost(made, labels);
    const { use } = activation;
    return { list: made.list, use, expires: expiryOf(made), drop: dropOf(state, made), labels };
  };

const noList = (name: string): AirlockError =>
  refusal('no-list', `No list of "${name}" was made yet: the advertiser has it made.`);

/** Was the list made on the terms that are in force for it? Else it might be used for what nobody agrees to any more. */
const isAgreedStill = async (
  ports: Ports,
  made: PaidList,
  activation: Activation,
): Promise<boolean> => {
  const then = await findAgreement(ports, made.agreement);
  const before = typeof then === 'string' ? undefined : then.agreement.activations;
  return canonicalJson(before?.[made.activation] ?? null) === canonicalJson(activation);
};

const otherTerms = (): AirlockError =>
  refusal(
    'list-expired',
    'The list was made under other terms of its activation than those in force, and may be used no more: wait for the next edition.',
  );

const expired = (made: PaidList): AirlockError =>
  refusal(
    'list-expired',
    `The list expired on ${expiryOf(made).slice(0, 10)} and may be used no more: wait for the next edition.`,
  );

const lost = ({ list }: PaidList, what: 'missing' | 'changed'): AirlockError =>
  new AirlockError(
    'room',
    `List ${list}, which the ledger names, ${what === 'missing' ? 'is missing' : 'was changed'}: restore it from a copy of the room.`,
  );

const dropOf = (state: RoomState, { versions }: PaidList): string =>
  state.published.get(versions[1]?.version ?? '')?.drop ?? '';
