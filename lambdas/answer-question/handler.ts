import { partyOfAccount } from '#core/agreement/lookup.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { currentAgreement } from '#core/usecases/agreements.ts';
import { answerQuestion } from '#core/usecases/answer-question.ts';
import { planQuestion } from '#core/usecases/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { accountOf, askedOf } from '#lambdas/answer-question/question-request.ts';
import {
  faultResponse,
  type HttpResponse,
  outcomeResponse,
} from '#lambdas/answer-question/question-response.ts';
import { type Handle, lambdaFunction, report, telling } from '#lambdas/shared/powertools.ts';

const answer =
  (room: RoomPorts): Handle<HttpResponse> =>
  async (event) => {
    const account = accountOf(event);
    const { question, dryRun } = askedOf(event);
    const { agreement } = await currentAgreement(room, foldLedger(await room.ledger.entries()));
    const { id } = partyOfAccount(agreement, account);
    const said = dryRun
      ? await planQuestion(room)(id, question)
      : await answerQuestion(room)(id, question);
    report(said.outcome);
    return outcomeResponse(said);
  };

/** Answers a question over HTTP. Who asks is the account that signed the request, and nobody else. */
export const makeHandler =
  (room: RoomPorts): Handle<HttpResponse> =>
  (event) =>
    telling(answer(room))(event).catch(faultResponse);

/** The function behind the function URL. */
export const handler = lambdaFunction('answer-question', makeHandler);
