import type { z } from 'zod';
import {
  AnswerDocument,
  ApprovalDocument,
  PlanDocument,
  readAnswer,
} from '#adapters/aws/client/room-answers.ts';
import type { RoomOutputs } from '#adapters/aws/client/room-outputs.ts';
import { type FunctionDoor, signedPost } from '#adapters/aws/client/signed-post.ts';
import { PARTY_HEADER } from '#core/access/party-header.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { AirlockError } from '#core/errors.ts';
import type { Approval } from '#core/usecases/agreements/agreements.ts';
import type { Answer } from '#core/usecases/questions/answer-question.ts';
import type { QuestionPlan } from '#core/usecases/questions/plan-question.ts';

/** What a party asks of a deployed room's functions. */
export class RoomFunctions {
  readonly #outputs: RoomOutputs;
  readonly #signer: FunctionDoor['signer'];

  constructor(outputs: RoomOutputs, signer: FunctionDoor['signer']) {
    this.#outputs = outputs;
    this.#signer = signer;
  }

  /** Asks a question; who asks is the account of the credentials, which must be that of the party. */
  async ask(party: string, question: unknown): Promise<Answer> {
    return this.#question(party, question, AnswerDocument);
  }

  /** Says beforehand what a question would do. */
  async plan(party: string, question: unknown): Promise<QuestionPlan> {
    return this.#question(party, { ...Object(question), dryRun: true }, PlanDocument);
  }

  /** Approves an agreement on behalf of the party. */
  async approve(party: string, signed: SignedAgreement): Promise<Approval> {
    const { ApprovalUrl: url } = this.#outputs;
    const document = await this.#post({ url, called: 'the approvals of the room' }, party, {
      agreement: signed.agreement,
    });
    const { agreement, waitingFor, repeated } = readAnswer(document, ApprovalDocument);
    if (agreement === signed.digest) return { signed, waitingFor, repeated };
    throw new AirlockError(
      'room',
      'The room approved another agreement than it was sent: look at the ledger.',
    );
  }

  async #question<Schema extends z.ZodType>(
    party: string,
    question: unknown,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const { QuestionUrl: url } = this.#outputs;
    const called = 'the questions of the room';
    return readAnswer(await this.#post({ url, called }, party, question), schema);
  }

  #post(
    door: Pick<FunctionDoor, 'url' | 'called'>,
    party: string,
    document: unknown,
  ): Promise<unknown> {
    return signedPost({ ...door, signer: this.#signer }, { [PARTY_HEADER]: party }, document);
  }
}
