import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { EpochDocument } from '#core/documents/epoch-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { keyEndOf } from '#core/usecases/epochs/destroy-keys.ts';
import { checkedSide } from '#core/usecases/freezing/checked-side.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { isPast, lastEnd } from '#core/usecases/upkeep/retention.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>;

/** Who begins an epoch. */
type Beginner = Pick<EpochDocument, 'by' | 'party'>;

/** An epoch that is about to begin. */
export interface Beginning {
  readonly side: Beginner;
  readonly before: RoomState;
  readonly agreement: Agreement;
}

/**
 * Who may begin an epoch, and where the room stands: it makes data useless and tells nobody anything, so either party
 * may, and the operator. Throws AirlockError('refused') for the auditor, who only looks.
 */
export const beginningBy = async (ports: Ports, named: FreezeSide): Promise<Beginning> => {
  const { by, party } = await checkedSide(ports, named);
  if (by === 'auditor')
    throw refusal(
      'wrong-party',
      'The auditor begins no epoch: let a party do it, or the operator; to stop the room at once, freeze it.',
    );
  const before = await ports.ledger.state();
  const { agreement } = await currentAgreement(ports, before);
  return { side: { by, ...(party !== undefined && { party }) }, before, agreement };
};

/** Whether anything was ever published in the epoch that the room is in. */
export const isUsed = ({ versions, epoch }: RoomState): boolean =>
  versions.some((version) => version.epoch === epoch);

/**
 * Begins an epoch by one entry, unless another one began since: then every version of those before has ended. Answers
 * whether it did. Throws AirlockError('refused') in a room without noise while what was asked about has to be compared with.
 */
export const noteEpoch = async (
  { ledger, clock }: Ports,
  { side, before, agreement }: Beginning,
  keyCheck?: string,
): Promise<boolean> => {
  const entry = await ledger.append((state) => {
    if (state.epoch !== before.epoch) return undefined;
    requireNothingToCompare(state, agreement, clock.now());
    const epoch = before.epoch + 1;
    return { type: 'epoch-began', ...side, epoch, ...(keyCheck !== undefined && { keyCheck }) };
  });
  return entry !== undefined;
};

/** Exact answers on a list and on the next one are compared, and tokens of two epochs cannot be. */
export const requireNothingToCompare = (
  state: RoomState,
  agreement: Agreement,
  now: Date,
): void => {
  if (effectiveTerms(agreement).noise !== 'none') return;
  const { tokensDays } = agreement.retention;
  const asked = state.versions.filter(
    ({ version, at }) => state.queried.has(version) && !isPast(now, at, tokensDays),
  );
  if (asked.length === 0) return;
  throw refusal(
    'not-comparable',
    `This room counts without noise, and no list of a new epoch could be held against those that were asked about: begin one after ${lastEnd(asked, agreement)}, when their time is over, or let both parties withdraw theirs now.`,
  );
};

/** What is told of the epoch that the room is in by now. */
export const epochTold = (
  state: RoomState,
  { side, agreement }: Beginning,
): Omit<EpochDocument, 'repeated' | 'outcome' | 'expired'> => {
  const { epoch, keyChecks, endedEpochs } = state;
  const keyCheck = keyChecks.get(epoch);
  const last = endedEpochs.get(epoch - 1);
  return {
    ...{ kind: 'epoch', ...side, epoch },
    ...(keyCheck !== undefined && { keyCheck }),
    ...(last && !last.isKeyDestroyed && { keyDestroyedAfter: keyEndOf(last.at, agreement) }),
  };
};

/**
 * Begins the epoch that a room on AWS was given the key of, by the entry alone: the room cleans itself up once a day. The
 * ledger knows its key by the first version that it makes. Throws AirlockError('usage') where no key of the next epoch was
 * deployed.
 */
export const noteDeployedEpoch =
  (ports: Ports) =>
  async (named: FreezeSide, deployed: number): Promise<EpochDocument> => {
    const beginning = await beginningBy(ports, named);
    const { before } = beginning;
    const next = before.epoch + 1;
    if (deployed !== next && (deployed !== before.epoch || isUsed(before)))
      throw new AirlockError(
        'usage',
        `The room is in epoch ${before.epoch} and was deployed with the key of epoch ${deployed}: have the operator deploy it with "-c epoch=${next}" first.`,
      );
    const isBegun = deployed === next && (await noteEpoch(ports, beginning));
    const told = epochTold(await ports.ledger.state(), beginning);
    return { ...told, repeated: !isBegun, outcome: 'ended', expired: [] };
  };
