import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { DAY_MS } from '#core/day.ts';
import type { EpochDocument } from '#core/documents/epoch-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { FreezeSide } from '#core/ledger/freeze-side.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { keyCheckOf } from '#core/tokens/key-check.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { keysDaysOf } from '#core/usecases/epochs/destroy-keys.ts';
import { checkedSide } from '#core/usecases/freezing/checked-side.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { cleanUpWholly } from '#core/usecases/upkeep/clean-up-wholly.ts';
import { toldExpiry } from '#core/usecases/upkeep/removal.ts';
import { isPast } from '#core/usecases/upkeep/retention.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'keyRing' | 'epochKeys'>;

/** Who may begin an epoch: it makes data useless and tells nobody anything, so either party may, and the operator. */
type Beginner = Pick<EpochDocument, 'by' | 'party'>;

/**
 * Begins a new epoch: a new token key, then one ledger entry, with which every version of the epochs before ends, and
 * then these go for good. The key comes first, so that the ledger names none that is not there; a crash between leaves
 * one that the next attempt takes. An epoch in which nothing was published yet is not followed by another, so
 * repeating changes nothing. Throws AirlockError('usage') on AWS, where keys are deployed, and AirlockError('refused')
 * for the auditor, and in a room without noise while what was asked about has to be compared with.
 */
export const beginEpoch =
  (ports: Ports) =>
  async (named: FreezeSide): Promise<EpochDocument> => {
    const side = beginnerOf(await checkedSide(ports, named));
    const before = await ports.ledger.state();
    const { agreement } = await currentAgreement(ports, before);
    const isBegun = isUsed(before) && (await begin(ports, { side, before, agreement }));
    const removed = await cleanUpWholly(ports);
    const { epoch, keyChecks, endedEpochs } = await ports.ledger.state();
    const keyCheck = keyChecks.get(epoch);
    const last = endedEpochs.get(epoch - 1);
    return {
      ...{ kind: 'epoch', ...side, epoch, repeated: !isBegun },
      ...(keyCheck !== undefined && { keyCheck }),
      ...(last && !last.isKeyDestroyed && { keyDestroyedAfter: endOf(last.at, agreement) }),
      ...toldExpiry(removed),
    };
  };

const beginnerOf = ({ by, party }: FreezeSide): Beginner => {
  if (by !== 'auditor') return { by, ...(party !== undefined && { party }) };
  throw refusal(
    'wrong-party',
    'The auditor begins no epoch: let a party do it, or the operator; to stop the room at once, freeze it.',
  );
};

/** Whether anything was ever published in the epoch that the room is in. */
const isUsed = ({ versions, epoch }: RoomState): boolean =>
  versions.some((version) => version.epoch === epoch);

const endOf = (at: string, agreement: Agreement): string =>
  new Date(Date.parse(at) + keysDaysOf(agreement) * DAY_MS).toISOString();

interface Beginning {
  readonly side: Beginner;
  readonly before: RoomState;
  readonly agreement: Agreement;
}

const begin = async (
  { ledger, clock, keyRing, epochKeys }: Ports,
  { side, before, agreement }: Beginning,
): Promise<boolean> => {
  if (!epochKeys) throw notHere();
  const epoch = before.epoch + 1;
  requireNothingToCompare(before, agreement, clock.now());
  await epochKeys.make(epoch);
  const keyCheck = await keyCheckOf(keyRing, { collaboration: agreement.id, epoch });
  const entry = await ledger.append((state) => {
    if (state.epoch !== before.epoch) return undefined;
    requireNothingToCompare(state, agreement, clock.now());
    return { type: 'epoch-began', ...side, epoch, keyCheck };
  });
  return entry !== undefined;
};

/** Exact answers on a list and on the next one are compared, and tokens of two epochs cannot be. */
const requireNothingToCompare = (state: RoomState, agreement: Agreement, now: Date): void => {
  if (effectiveTerms(agreement).noise !== 'none') return;
  const { tokensDays } = agreement.retention;
  const asked = state.versions.filter(
    ({ version, at }) => state.queried.has(version) && !isPast(now, at, tokensDays),
  );
  if (asked.length === 0) return;
  const last = Math.max(...asked.map(({ at }) => Date.parse(at))) + tokensDays * DAY_MS;
  throw refusal(
    'not-comparable',
    `This room counts without noise, and no list of a new epoch could be held against those that were asked about: begin one after ${new Date(last).toISOString().slice(0, 10)}, when their time is over, or let both parties withdraw theirs now.`,
  );
};

const notHere = (): AirlockError =>
  new AirlockError(
    'usage',
    'A room on AWS is given the key of a new epoch by its stacks: docs/deploy.md says how far that goes.',
  );
