import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { type Question, questionDigest } from '#core/analyses/question.ts';
import { releaseIdOf } from '#core/ledger/answer-key.ts';
import type { PaidAnswer, RoomState } from '#core/ledger/room-state.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { type Bid, parseBid } from '#core/usecases/questions/parse-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Who asks: a party by its id, or by what the agreement knows it for, such as the account that signed. */
export type Asker = string | ((agreement: Agreement) => string);

/** A question that was understood, in the room as it is when it is asked. */
export interface Inquiry extends Bid {
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

const awaitedOf = (
  { reservations }: RoomState,
  question: Question,
  awaits: string | undefined,
): PaidAnswer | undefined =>
  awaits === undefined
    ? undefined
    : [...reservations.values()].find(
        ({ answer }) =>
          releaseIdOf(answer) === awaits && answer.question === questionDigest(question),
      );

/** Reads who asks what. Throws AirlockError('usage') for a stranger, or for what is not in the agreement. */
export const inquire = async (
  { objects, ledger }: Pick<RoomPorts, 'objects' | 'ledger'>,
  asker: Asker,
  { input, awaits }: Put,
): Promise<Inquiry> => {
  const state = await ledger.state();
  const signed = await currentAgreement({ objects }, state);
  const { agreement } = signed;
  const party = partyOf(agreement, typeof asker === 'function' ? asker(agreement) : asker);
  const bid = parseBid(input, agreement);
  const awaited = awaitedOf(state, bid.question, awaits);
  return { state, signed, ...bid, asker: party.id, awaited };
};
