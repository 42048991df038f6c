import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import type { PaidAnswer, RoomState } from '#core/ledger/room-state.ts';
import {
  checkCode,
  currentAgreement,
  findAgreement,
} from '#core/usecases/agreements/agreements.ts';
import { type Bid, parseBid } from '#core/usecases/questions/parse-question.ts';
import { understoodThen } from '#core/usecases/questions/understood-then.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Who asks: a party by its id, or by what the agreement knows it for, such as the account that signed. */
export type Asker = string | ((agreement: Agreement) => string);

/** A question that was understood, in the room as it is when it is asked. */
export interface Inquiry extends Bid {
  /** The question as it was put. */
  readonly input: unknown;
  readonly state: RoomState;
  readonly signed: AgreementWithDigest;
  readonly asker: string;
  /** What was paid for this question before, if its asker comes back for that answer. */
  readonly awaited: PaidAnswer | undefined;
}

/** A question as it is put, and the release that it is put again for. */
export interface Put {
  readonly input: unknown;
  readonly awaits?: string | undefined;
}

type Awaited = Pick<Inquiry, 'question' | 'epsilon' | 'awaited'>;

/**
 * What was paid for, if the release is that of this question as it was understood then: whoever comes back for an
 * answer is not charged for another one.
 */
const awaitedOf = async (
  ports: Pick<RoomPorts, 'objects'>,
  { answerKeys, reservations }: RoomState,
  { input, awaits }: Put,
): Promise<Awaited | undefined> => {
  const key = awaits && answerKeys.get(awaits);
  const awaited = key && reservations.get(key);
  if (!awaited) return undefined;
  const then = await findAgreement(ports, awaited.answer.agreement);
  if (typeof then === 'string') return undefined;
  const bid = understoodThen(awaited, then.agreement, input);
  return bid && { ...bid, awaited };
};

/**
 * Reads who asks what. Throws AirlockError('usage') for a stranger, or for what is not in the agreement, and
 * AirlockError('refused') where the parties did not approve the code that would answer.
 */
export const inquire = async (
  { objects, ledger, code }: Pick<RoomPorts, 'objects' | 'ledger' | 'code'>,
  asker: Asker,
  put: Put,
): Promise<Inquiry> => {
  const state = await ledger.state();
  const signed = await currentAgreement({ objects }, state);
  const { agreement } = signed;
  const party = partyOf(agreement, typeof asker === 'function' ? asker(agreement) : asker);
  checkCode(state, signed, code);
  const asked = (await awaitedOf({ objects }, state, put)) ?? {
    ...parseBid(put.input, agreement),
    awaited: undefined,
  };
  return { state, signed, ...asked, input: put.input, asker: party.id };
};
